import type { Attributes } from '../../../engines/build-request';
import type { ProjectTask } from '../../../workspace/project-task';
import { isProblem, readAttributes, withPaths, type RawAttributes } from './attributes';
import { fillProject } from './project-token';
import { readEach, type Reading } from './reading';

/** Reads `cacheFrom` or `cacheTo`: an image, which stands for a cache in its registry, or attributes. */
export function readCaches(
  option: 'cacheFrom' | 'cacheTo',
  raw: readonly RawAttributes[],
  { workspaceRoot, project }: Pick<ProjectTask, 'workspaceRoot' | 'project'>,
): Reading<Attributes[]> {
  return readEach(
    raw,
    (entry, index) => {
      if (typeof entry === 'string' && !entry.includes('=')) return imageCache(fillProject(entry, project));
      const attributes = readAttributes(entry, `${option}[${String(index)}]`);
      if (isProblem(attributes)) return attributes;
      const filled = new Map([...attributes].map(([name, value]) => [name, fillProject(value, project)]));
      return filled.get('type') === 'local' ? withPaths(filled, ['src', 'dest'], workspaceRoot) : filled;
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
