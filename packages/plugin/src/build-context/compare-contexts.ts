import { byPath } from '../base/context-path';
import type { IgnoreRules } from '../dockerignore/ignore-rules';
import type { ContextFile } from './context-file';
import { listContext } from './scan/scan-context';

/** What another ignore file would change in a context. */
export interface ContextComparison {
  readonly entering: readonly ContextFile[];
  readonly leaving: readonly ContextFile[];
  /** How many files are in both. */
  readonly staying: number;
}

/** Compares what an engine receives with one ignore file and with another. */
export async function compareContexts(
  root: string,
  before: IgnoreRules,
  after: IgnoreRules,
): Promise<ContextComparison> {
  const old = await listFiles(root, before);
  const fresh = await listFiles(root, after);
  const entering = [...fresh].flatMap(([path, file]) => (old.has(path) ? [] : [file]));
  const leaving = [...old].flatMap(([path, file]) => (fresh.has(path) ? [] : [file]));
  return { entering, leaving, staying: fresh.size - entering.length };
}

async function listFiles(root: string, rules: IgnoreRules): Promise<Map<string, ContextFile>> {
  const { files } = await listContext({ root, rules }, false);
  return new Map(files.sort(byPath).map((file) => [file.path, file]));
}
