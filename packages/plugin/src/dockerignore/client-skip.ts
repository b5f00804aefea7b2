import { parentFolders } from '../base/context-path';
import type { IgnoreRules } from './ignore-rules';

/** Whether the engine's client leaves an excluded folder out without a look at what a later line brings back below it. */
export type ClientSkip = (excludedFolder: string) => boolean;

/**
 * Imitates how engines spare themselves excluded folders.
 *
 * The older clients look into one only where the text of a `!` line leads through it, wildcards read as plain letters: `**`
 * with `!*\/src` loses everything, since no folder is called `*`. buildah compares letters, not names, so that `!foobar`
 * leads it into an excluded `foo` too. Today's Docker (fsutil's filter) does so only if no `!` line has a wildcard before
 * its end, where little can be lost by it: what a `|` in such a line brings back elsewhere.
 */
export function compileClientSkip({ rules, dialect }: IgnoreRules): ClientSkip {
  const texts = rules.filter(({ line }) => line.reincludes).map(({ line }) => line.pattern);
  switch (dialect) {
    case 'docker': {
      const prefixes = texts.map((text) => text.replace(/\/\*\*$/, '').replace(/\/\*$/, ''));
      return prefixes.some((prefix) => /[*[\]?^\\]/.test(prefix)) ? () => false : skipUnlessNamed(prefixes);
    }
    case 'docker-legacy':
      return skipUnlessNamed(texts);
    case 'buildah':
      return (folder) => !texts.some((text) => `${trimSlashes(text)}/`.startsWith(folder));
  }
}

function skipUnlessNamed(texts: readonly string[]): ClientSkip {
  const entered = new Set(texts.flatMap((text) => [...parentFolders(text), text]));
  return (folder) => !entered.has(folder);
}

function trimSlashes(text: string): string {
  return text.replace(/^\/+|\/+$/g, '');
}
