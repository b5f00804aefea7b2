import type { PythonLock, PythonPackage, PythonRequirement } from '../lock-files/python-lock';
import { holdsInImage } from './marker';
import type { MuslTarget } from './musl-target';

/** What requirements lead to in an image, near and far; those that the workspace itself makes are passed through. */
export function neededPython(
  lock: PythonLock,
  requirements: readonly PythonRequirement[],
  python: string,
  target: MuslTarget,
): PythonPackage[] {
  const found = new Set<PythonPackage>();
  const seen = new Set<string>();
  const queue = [...requirements];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    const { name, version, extras, marker } = next;
    const key = `${name} ${version ?? ''} ${extras.join()}`;
    if (seen.has(key) || (marker !== undefined && !holdsInImage(marker, python, target))) continue;
    seen.add(key);
    for (const entry of lock.packages) {
      if (entry.name !== name || (version !== undefined && entry.version !== version)) continue;
      found.add(entry);
      queue.push(...entry.requires, ...extras.flatMap((extra) => entry.extras.get(extra) ?? []));
    }
  }
  return [...found].filter(({ isLocal }) => !isLocal).sort((a, b) => (a.name < b.name ? -1 : 1));
}
