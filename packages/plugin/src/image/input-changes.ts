/** One part of the inputs that is not what it was. */
export interface InputChange {
  /** For example `base python:3.13-alpine3.24` or `option buildArgs.VERSION`. */
  readonly part: string;
  readonly kind: 'came' | 'went' | 'changed';
}

type Parts = Readonly<Record<string, string>>;

/** What differs between the inputs of two images, by name. */
export function compareInputs(before: Parts, after: Parts): InputChange[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return names.flatMap((part): InputChange[] => {
    if (before[part] === after[part]) return [];
    if (before[part] === undefined) return [{ part, kind: 'came' }];
    return [{ part, kind: after[part] === undefined ? 'went' : 'changed' }];
  });
}
