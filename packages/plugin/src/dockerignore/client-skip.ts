import { parentFolders } from '../base/context-path';
import type { IgnoreRules } from './ignore-rules';

/** Whether the engine's client leaves an excluded folder out without a look at what a later line brings back below it. */
export type ClientSkip = (excludedFolder: string) => boolean;

/**
 * Imitates the older clients, which look into an excluded folder only where the text of a `!` line leads through it,
 * wildcards read as plain letters: `**` with `!*\/src` loses everything, since no folder is called `*`.
 *
 * buildah compares letters, not names, so that `!foobar` leads it into an excluded `foo` too. Today's Docker skips only
 * where nothing can be brought back, so for it there is nothing to imitate.
 */
export function compileClientSkip({ rules, dialect }: IgnoreRules): ClientSkip {
  const texts = rules.filter(({ line }) => line.reincludes).map(({ line }) => line.pattern);
  switch (dialect) {
    case 'docker':
      return () => false;
    case 'docker-legacy': {
      const entered = new Set(texts.flatMap((text) => [...parentFolders(text), text]));
      return (folder) => !entered.has(folder);
    }
    case 'buildah':
      return (folder) => !texts.some((text) => `${trimSlashes(text)}/`.startsWith(folder));
  }
}

function trimSlashes(text: string): string {
  return text.replace(/^\/+|\/+$/g, '');
}
