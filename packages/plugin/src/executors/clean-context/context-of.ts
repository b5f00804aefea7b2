import { relative, resolve, sep } from 'node:path';
import { toContextPath } from '../../base/context-path';
import { findIgnoreFile } from '../../build-context/effective-ignore-file';
import { NO_RULES, readIgnoreRules, type IgnoreRules } from '../../dockerignore/ignore-rules';
import type { CleanJob } from './clean-job';

/** The rules that hold for a Dockerfile of the job. */
export interface ContextRules {
  readonly rules: IgnoreRules;
  /** The ignore file, from the workspace root; undefined where there is none. */
  readonly ignoreFile: string | undefined;
  /** Its text. */
  readonly content: string;
}

/** Reads the ignore file that holds for a Dockerfile; throws a UserError where the engine would refuse it. */
export function readContextRules({ root, dialect }: CleanJob, dockerfile: string): ContextRules {
  const found = findIgnoreFile(root, resolve(root, dockerfile), dialect);
  if (found === undefined) return { rules: { ...NO_RULES, dialect }, ignoreFile: undefined, content: '' };
  const ignoreFile = toContextPath(relative(root, found.path), sep);
  return { rules: readIgnoreRules(found.content, ignoreFile, dialect), ignoreFile, content: found.content };
}
