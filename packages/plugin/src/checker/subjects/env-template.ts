import type { WorkspaceView } from '../workspace-view';
import { exists } from '../workspace-view';
import { readEnvValues } from './env-values';

const ENDINGS = ['.example', '.sample', '.template'];

/** The files beside an env file that are copied to make one like it. */
export function templatesOf(file: string, view: WorkspaceView): string[] {
  return ENDINGS.map((ending) => `${file}${ending}`).filter((template) => exists(view, template));
}

/** Keys that a file sets, and those that it shows in a comment, as people do with what may be left out. */
export function documentedKeys(text: string): {
  readonly set: readonly string[];
  readonly shown: ReadonlySet<string>;
} {
  const set = [...new Set(readEnvValues(text).map(({ key }) => key))];
  const comments = [...text.matchAll(/^\s*#+\s*(?:export\s+)?([A-Za-z_]\w*)\s*=/gm)].map(
    ([, key = '']) => key,
  );
  return { set, shown: new Set([...set, ...comments]) };
}
