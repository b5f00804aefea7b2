import ignore from 'ignore';
import { isRecord, type UnknownRecord } from '../../base/unknown-record';

/** Where a target's inputs are resolved. */
export interface InputScope {
  /** Of the project, from the workspace root; empty for the root itself. */
  readonly root: string;
  /** Named inputs of the project over those of the workspace. */
  readonly named: UnknownRecord;
}

/** What inputs say of files. */
interface Filesets {
  /** Patterns from the workspace root, with `!` before those that take away. */
  readonly patterns: readonly string[];
  /** Whether there is something among them that may take in any file. */
  readonly isUncertain: boolean;
}

/**
 * Whether a file is certainly not among the inputs of a target; https://nx.dev/reference/inputs
 *
 * Inputs that a program or another project decides about, and patterns that are more than wildcards, may take in any file.
 */
export function missesFile(inputs: unknown, file: string, scope: InputScope): boolean {
  const { patterns, isUncertain } = resolve(inputs, scope, new Set());
  const taking = patterns.filter((pattern) => !pattern.startsWith('!'));
  const isOwn = scope.root === '' || file.startsWith(`${scope.root}/`);
  // Without a pattern of the project's own, it is Nx that decides over its files.
  const isDecided = taking.some(
    (pattern) => !isOwn || scope.root === '' || pattern.startsWith(`${scope.root}/`),
  );
  if (isUncertain || !isDecided || taking.some(isUnreadable)) return false;
  const takesAway = patterns.filter((pattern) => pattern.startsWith('!')).map((pattern) => pattern.slice(1));
  const isIn = taking.some((pattern) => matches(pattern, file));
  return !isIn || takesAway.some((pattern) => !isUnreadable(pattern) && matches(pattern, file));
}

const UNCERTAIN: Filesets = { patterns: [], isUncertain: true };
const NOTHING: Filesets = { patterns: [], isUncertain: false };

function resolve(inputs: unknown, scope: InputScope, seen: ReadonlySet<string>): Filesets {
  if (!Array.isArray(inputs)) return UNCERTAIN;
  const all = inputs.map((input) => resolveOne(input, scope, seen));
  return {
    patterns: all.flatMap(({ patterns }) => patterns),
    isUncertain: all.some(({ isUncertain }) => isUncertain),
  };
}

function resolveOne(input: unknown, scope: InputScope, seen: ReadonlySet<string>): Filesets {
  if (isRecord(input)) return resolveObject(input, scope, seen);
  if (typeof input !== 'string') return UNCERTAIN;
  const [, bang = '', rest = ''] = /^(!?)(.*)$/s.exec(input) ?? [];
  if (rest.startsWith('{workspaceRoot}/')) return pattern(bang, rest.slice('{workspaceRoot}/'.length));
  if (rest.startsWith('{projectRoot}/')) {
    const inside = rest.slice('{projectRoot}/'.length);
    return pattern(bang, scope.root === '' ? inside : `${scope.root}/${inside}`);
  }
  // Files of dependencies, and what has no name here.
  if (seen.has(input) || !Object.hasOwn(scope.named, input)) return UNCERTAIN;
  return resolve(scope.named[input], scope, new Set([...seen, input]));
}

const OF_NO_FILE = ['env', 'externalDependencies', 'dependentTasksOutputFiles'];

function resolveObject(input: UnknownRecord, scope: InputScope, seen: ReadonlySet<string>): Filesets {
  const keys = Object.keys(input);
  if (keys.length === 1 && keys[0] === 'fileset') return resolveOne(input['fileset'], scope, seen);
  if (keys.length === 1 && keys[0] === 'input') return resolveOne(input['input'], scope, seen);
  return keys.some((key) => OF_NO_FILE.includes(key)) ? NOTHING : UNCERTAIN;
}

function pattern(bang: string, text: string): Filesets {
  return { patterns: [`${bang}${text}`], isUncertain: false };
}

function isUnreadable(text: string): boolean {
  return /[{}()[\]|!+@\\]/.test(text);
}

/** Wildcards mean the same in Nx and in git; a folder counts with all that is in it, which errs on the silent side. */
function matches(glob: string, file: string): boolean {
  return ignore({ ignorecase: false }).add(`/${glob}`).ignores(file);
}
