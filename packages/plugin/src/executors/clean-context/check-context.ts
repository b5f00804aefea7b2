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
  /** Lines that help at the end of the ignore file, each tried out. */
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
  const places = findings.places
    .filter(({ folders }) => folders > 0)
    .map(({ path }) => path.slice(job.root.length + 1));
  const isExcluded = compilePathTest(context.rules);
  const sentPaths = findings.paths
    .map(({ path }) => path.slice(job.root.length + 1))
    .filter((path) => !isExcluded(path))
    .sort();
  return {
    findings,
    ignoreFile: context.ignoreFile,
    sentPaths,
    linesToAdd: findLines(job, sentPaths, places, context),
  };
}

/** More lines than this help nobody. */
const MOST_LINES = 50;

/** The lines that would help, each tried out on the file that is there. */
function findLines(
  job: CleanJob,
  sentPaths: readonly string[],
  places: readonly string[],
  context: ContextRules,
): string[] {
  const lines: string[] = [];
  let left = sentPaths;
  while (left.length > 0 && lines.length < MOST_LINES) {
    const [path = '', ...others] = left;
    const helping = candidatesFor(job, path, places)
      .map((line) => ({ line, isStopped: testWith(context, [...lines, line]) }))
      .find(({ isStopped }) => isStopped?.(path) === true);
    left = helping === undefined ? others : left.filter((one) => helping.isStopped?.(one) !== true);
    if (helping !== undefined) lines.push(helping.line);
  }
  return lines;
}

/** Lines that may keep a path out, the most general first. */
function candidatesFor({ patternLines }: CleanJob, path: string, places: readonly string[]): string[] {
  const place = places.find((one) => path.startsWith(`${one}/`));
  const own = patternLines.filter((line) => !line.trim().startsWith('!'));
  return [...own, ...ignoreLinesFor(path, place)];
}

/** What the ignore file would exclude with more lines; undefined where the engine would refuse it. */
function testWith(
  { content, rules }: ContextRules,
  added: readonly string[],
): ((path: string) => boolean) | undefined {
  try {
    return compilePathTest(readIgnoreRules([content, ...added].join('\n'), 'the ignore file', rules.dialect));
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}
