import { join } from 'node:path';
import type { CommandRunner } from '../../host/command-runner';
import { readTextIfPresent } from '../../host/file-system';
import { buildFacts, type BuildFacts } from '../naming/build-facts';
import { readCiFacts, type CiFacts } from '../naming/ci-facts';
import { findVersion } from '../naming/find-version';
import { readManifest, type ManifestFacts } from '../naming/manifest';
import type { FactNeed } from '../naming/tokens';
import { readGitFacts } from './read-git-facts';

/** The project that is built, and the machine it is built on. */
export interface FactsQuestion {
  /** Absolute path. */
  readonly workspaceRoot: string;
  /** From the workspace root, `.` for the root itself. */
  readonly projectRoot: string;
  readonly project: string;
  readonly configuration?: string | undefined;
  readonly run?: CommandRunner;
  readonly environment?: NodeJS.ProcessEnv;
  readonly now?: Date;
}

/** Asks the machine for the facts that are needed, and for no others: plain tags start no git and read no file. */
export async function readBuildFacts(
  question: FactsQuestion,
  needs: ReadonlySet<FactNeed>,
): Promise<BuildFacts> {
  const {
    workspaceRoot,
    project,
    configuration,
    run,
    environment = process.env,
    now = new Date(),
  } = question;
  const withGit = needs.has('git') || needs.has('origin');
  const ci = needs.has('ci') || needs.has('origin') ? readCi(environment) : {};
  const git = withGit
    ? await readGitFacts({
        folder: workspaceRoot,
        withOrigin: needs.has('origin'),
        environment,
        ...(run !== undefined && { run }),
      })
    : undefined;
  const facts = buildFacts({
    project,
    ...(configuration !== undefined && { configuration }),
    ...(git !== undefined && { git }),
    ci,
    now,
    environment,
  });
  if (!needs.has('version') && !needs.has('origin')) return facts;
  return {
    ...facts,
    version: findVersion(facts, readProjectManifest(question)),
  };
}

/** What a project's package.json says; undefined where there is none that can be read. */
export function readProjectManifest({
  workspaceRoot,
  projectRoot,
}: Pick<FactsQuestion, 'workspaceRoot' | 'projectRoot'>): ManifestFacts | undefined {
  const text = readTextIfPresent(join(workspaceRoot, projectRoot, 'package.json'));
  return text === undefined ? undefined : readManifest(text);
}

/** GitHub tells the default branch, and the number of some pull requests, only in the file of the event. */
function readCi(environment: NodeJS.ProcessEnv): CiFacts {
  const path = environment['GITHUB_EVENT_PATH'];
  const text = path ? readTextIfPresent(path) : undefined;
  return readCiFacts(environment, text === undefined ? undefined : parseEvent(text));
}

function parseEvent(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
