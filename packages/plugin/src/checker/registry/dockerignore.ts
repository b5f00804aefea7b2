import type { AnyRule } from '../rule';
import { cannotMatch } from '../rules/dockerignore/cannot-match';
import { emptyHides } from '../rules/dockerignore/empty-hides';
import { enginesDiffer } from '../rules/dockerignore/engines-differ';
import { gitignoreHabit } from '../rules/dockerignore/gitignore-habit';
import { noEffect } from '../rules/dockerignore/no-effect';
import { refusedLine } from '../rules/dockerignore/refused-line';
import { unreadFile } from '../rules/dockerignore/unread-file';

/** Rules on the files that say what is left out of a context. */
export const DOCKERIGNORE_RULES: readonly AnyRule[] = [
  cannotMatch,
  emptyHides,
  enginesDiffer,
  gitignoreHabit,
  noEffect,
  refusedLine,
  unreadFile,
];
