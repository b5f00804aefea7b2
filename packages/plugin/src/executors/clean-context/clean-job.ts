import { sep } from 'node:path';
import { toContextPath } from '../../base/context-path';
import { OptionsError, UserError, type Problem } from '../../base/user-error';
import { rulesAtRoot, type FolderRules } from '../../dockerignore/folder-rules';
import { readIgnoreRules } from '../../dockerignore/ignore-rules';
import { realPath } from '../../host/file-system';
import { defaultKinds } from '../../pollution/catalogue';
import type { KindName } from '../../pollution/kinds';
import { compileOptionsCheck } from '../../workspace/check-options';
import { findDockerfile } from '../../workspace/dockerfile-choice';
import type { ProjectTask } from '../../workspace/project-task';
import type { CleanContextOptions } from './options';
import schema from './schema.json';

/** What is to be done: clean, or tell something about the context of a Dockerfile. */
export type CleanMode =
  | { readonly kind: 'clean'; readonly dryRun: boolean }
  | { readonly kind: 'check' | 'list' | 'report'; readonly dockerfile: string }
  | { readonly kind: 'explain'; readonly dockerfile: string; readonly path: string };

/** Everything that a run was asked for, checked and with its defaults filled in. */
export interface CleanJob {
  readonly task: ProjectTask;
  /** Absolute path without links, with forward slashes. */
  readonly root: string;
  readonly mode: CleanMode;
  readonly scope: 'project' | 'workspace';
  readonly kinds: readonly KindName[];
  readonly patterns: FolderRules | undefined;
  readonly keep: FolderRules | undefined;
  /** The lines of the option patterns, as they are. */
  readonly patternLines: readonly string[];
  readonly dialect: NonNullable<CleanContextOptions['dialect']>;
}

const checkOptions = compileOptionsCheck<CleanContextOptions>(schema);
const MODES = ['dryRun', 'check', 'list', 'explain', 'report'] as const;

/** Turns raw options into a job; throws an OptionsError that names everything that is wrong with them. */
export function planCleanJob(raw: Readonly<Record<string, unknown>>, task: ProjectTask): CleanJob {
  const { fitting: options, problems: unfitting } = checkOptions(raw);
  const problems = [...unfitting, ...explainSeveralModes(options)];
  const attempt = <T>(plan: () => T): T | undefined => {
    try {
      return plan();
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      problems.push(...error.problems);
      return undefined;
    }
  };
  const patterns = attempt(() => compilePatterns('patterns', options.patterns));
  const keep = attempt(() => compilePatterns('keep', options.keep));
  const mode = attempt(() => planMode(options, task, 'file' in raw && options.file === undefined));
  if (problems.length > 0 || mode === undefined) throw new OptionsError(problems);
  return {
    task,
    root: toContextPath(realPath(task.workspaceRoot), sep),
    mode,
    scope: options.scope ?? 'project',
    kinds: options.kinds ?? defaultKinds(),
    patterns,
    keep,
    patternLines: options.patterns ?? [],
    dialect: options.dialect ?? 'docker',
  };
}

function explainSeveralModes(options: Partial<CleanContextOptions>): Problem[] {
  const named = MODES.filter((mode) => options[mode] !== undefined && options[mode] !== false);
  if (named.length < 2) return [];
  return [{ what: `${named.join(' and ')} do not go together`, fix: 'name one of them in each run' }];
}

/** Lines of an option, read as the lines of an ignore file; a bad one is named by its number. */
function compilePatterns(option: string, lines: readonly string[] | undefined): FolderRules | undefined {
  if (lines === undefined) return undefined;
  const rules = readIgnoreRules(lines.join('\n'), option);
  // What would fail only when it is compared must not fail in the middle of a removal.
  for (const { segments, matches } of rules.rules) if (segments === undefined) matches('');
  return rulesAtRoot(rules);
}

function planMode(options: Partial<CleanContextOptions>, task: ProjectTask, isFileWrong: boolean): CleanMode {
  const kind = MODES.find((mode) => options[mode] !== undefined && options[mode] !== false);
  if (kind === undefined || kind === 'dryRun') return { kind: 'clean', dryRun: kind === 'dryRun' };
  const dockerfile = isFileWrong ? '' : findDockerfile(options.file, task);
  if (typeof dockerfile !== 'string') throw new OptionsError([dockerfile]);
  return kind === 'explain' ? { kind, dockerfile, path: options.explain ?? '' } : { kind, dockerfile };
}
