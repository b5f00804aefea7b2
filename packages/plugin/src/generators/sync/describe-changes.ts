import type { BlockChange } from '../../scaffold/blocks/managed-block';

/** Says of a file which lines the project graph asks for and which it asks for no more. */
export function describeChanges(path: string, { name, added, removed }: BlockChange): string[] {
  const lines = [
    ...added.map((line) => `${path}: missing ${line}`),
    ...removed.map((line) => `${path}: left over ${line}`),
  ];
  return lines.length > 0 ? lines : [`${path}: the lines of ${name} are in another order`];
}
