const COPIED =
  /(?:^|\/)(?:templates?|skeletons?|scaffolds?|generators?|__template__|fixtures|__fixtures__|testdata|dist|\{\{[^/]*\}\})\//i;

/**
 * Whether a file lies in a folder from which generators and tests copy, or into which a build has copied it.
 *
 * What its paths lead to is put beside it elsewhere, so that it says nothing if that is missing here.
 */
export function isCopiedElsewhere(file: string): boolean {
  return COPIED.test(file);
}
