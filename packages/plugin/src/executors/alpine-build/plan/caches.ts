import type { Attributes } from '../../../engines/build-request';
import { isProblem, readAttributes, withPaths, type RawAttributes } from './attributes';
import { readEach, type Reading } from './reading';

/** Reads `cacheFrom` or `cacheTo`: an image, which stands for a cache in its registry, or attributes. */
export function readCaches(
  option: 'cacheFrom' | 'cacheTo',
  raw: readonly RawAttributes[],
  workspaceRoot: string,
): Reading<Attributes[]> {
  return readEach(
    raw,
    (entry, index) => {
      if (typeof entry === 'string' && !entry.includes('=')) return imageCache(entry);
      const attributes = readAttributes(entry, `${option}[${String(index)}]`);
      if (isProblem(attributes)) return attributes;
      return attributes.get('type') === 'local'
        ? withPaths(attributes, ['src', 'dest'], workspaceRoot)
        : attributes;
    },
    isProblem,
  );
}

function imageCache(image: string): Attributes {
  return new Map([
    ['type', 'registry'],
    ['ref', image],
  ]);
}
