import { BrokenLockFile } from '../../formats/lock-files/broken-lock-file';
import type { NodeLock } from '../../formats/lock-files/node-lock';
import { readPoetryLock } from '../../formats/lock-files/poetry-lock';
import type { PythonLock } from '../../formats/lock-files/python-lock';
import { NODE_LOCK_NAMES, readNodeLock } from '../../formats/lock-files/read-node-lock';
import { readUvLock } from '../../formats/lock-files/uv-lock';
import type { WorkspaceView } from '../workspace-view';

const remembered = new WeakMap<WorkspaceView, Map<string, NodeLock | PythonLock | undefined>>();

/** A lock file for Node; undefined where it is none, or nobody can read it. */
export function nodeLock(file: string, view: WorkspaceView): NodeLock | undefined {
  return remember(file, view, (text) => {
    const name = NODE_LOCK_NAMES.find((one) => file === one || file.endsWith(`/${one}`));
    return name === undefined ? undefined : readNodeLock(name, text, file);
  }) as NodeLock | undefined;
}

/** A lock file for Python; undefined where it is none, or nobody can read it. */
export function pythonLock(file: string, view: WorkspaceView): PythonLock | undefined {
  return remember(file, view, (text) => {
    if (/(?:^|\/)uv\.lock$/.test(file)) return readUvLock(text, file);
    return /(?:^|\/)poetry\.lock$/.test(file) ? readPoetryLock(text, file) : undefined;
  }) as PythonLock | undefined;
}

/** Many images may be made from one lock file, which is large. */
function remember(
  file: string,
  view: WorkspaceView,
  parse: (text: string) => NodeLock | PythonLock | undefined,
): NodeLock | PythonLock | undefined {
  const known = remembered.get(view) ?? new Map<string, NodeLock | PythonLock | undefined>();
  remembered.set(view, known);
  if (!known.has(file)) known.set(file, tryTo(parse, view.read(file)));
  return known.get(file);
}

function tryTo<T>(parse: (text: string) => T, text: string | undefined): T | undefined {
  try {
    return text === undefined ? undefined : parse(text);
  } catch (error) {
    // Its own tool tells that better.
    if (error instanceof BrokenLockFile) return undefined;
    throw error;
  }
}
