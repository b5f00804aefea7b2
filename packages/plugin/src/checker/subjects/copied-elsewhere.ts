const COPIED =
  /(?:^|\/)(?:templates?|skeletons?|scaffolds?|generators?|__template__|fixtures|__fixtures__|testdata|\{\{[^/]*\}\})\//i;

/**
 * Whether a file lies in a folder from which generators and tests copy.
 *
 * What its paths lead to is put beside it there, so that it says nothing if that is missing here.
 */
export function isCopiedElsewhere(file: string): boolean {
  return COPIED.test(file);
}
