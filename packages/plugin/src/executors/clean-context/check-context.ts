import { UserError } from '../../base/user-error';
import { compilePathTest } from '../../dockerignore/folder-rules';
import { readIgnoreRules } from '../../dockerignore/ignore-rules';
import { cleanPollution, type PollutionFindings } from '../../pollution/clean-pollution';
import { ignoreLinesFor } from '../../pollution/ignore-lines';
import type { CleanJob } from './clean-job';
import { readContextRules, type ContextRules } from './context-of';
import type { Conduct } from './conduct';

/** Whether pollution would be sent, and what would keep it out. */
export interface PollutionCheck {
  readonly findings: PollutionFindings;
  readonly ignoreFile: string | undefined;
  /** The polluting files that would be sent, from the workspace root. */
  readonly sentPaths: readonly string[];
  /** Lines that, at the end of the ignore file, keep all of them out. */
  readonly linesToAdd: readonly string[];
}

/** Looks for pollution in the whole workspace, since that is the context, and asks the rules about each file. */
export async function checkContext(
  job: CleanJob,
  dockerfile: string,
  conduct: Conduct,
): Promise<PollutionCheck> {
  const context = readContextRules(job, dockerfile);
  const findings = await cleanPollution({
    ...conduct,
    workspaceRoot: job.root,
    folders: [''],
    kinds: job.kinds,
    patterns: job.patterns,
    keep: job.keep,
    mode: { removes: false, keepsPaths: true },
  });
  const isExcluded = compilePathTest(context.rules);
  const sentPaths = findings.paths
    .map(({ path }) => path.slice(job.root.length + 1))
    .filter((path) => !isExcluded(path))
    .sort();
  return { findings, ignoreFile: context.ignoreFile, sentPaths, linesToAdd: findLines(sentPaths, context) };
}

/** The lines that would help, each tried out on the file that is there. */
function findLines(sentPaths: readonly string[], { rules, content }: ContextRules): string[] {
  let left = sentPaths;
  const lines: string[] = [];
  for (const path of sentPaths) {
    if (!left.includes(path)) continue;
    const line = ignoreLinesFor(path).find((candidate) => stops([...lines, candidate], path));
    if (line === undefined) continue;
    lines.push(line);
    const isStopped = testWith(lines);
    left = left.filter((one) => !isStopped(one));
  }
  return lines;

  function testWith(added: readonly string[]): (path: string) => boolean {
    return compilePathTest(readIgnoreRules([content, ...added].join('\n'), 'the ignore file', rules.dialect));
  }

  function stops(added: readonly string[], path: string): boolean {
    try {
      return testWith(added)(path);
    } catch (error) {
      if (error instanceof UserError) return false;
      throw error;
    }
  }
}
