import { join } from 'node:path';
import { writeFileWhole, withTemporaryFolder } from '../../../host/written-files';
import type { AskedEngine } from './asked-engine';

/** A build of which nothing is kept. */
export interface TrialBuild {
  readonly dockerfile: string;
  /** Text of the ignore file; undefined for none. */
  readonly ignoreFile: string | undefined;
  /** Absolute; an empty folder by default. */
  readonly contextRoot?: string;
  readonly args?: readonly string[];
}

/** Milliseconds for a question that needs no registry. */
const DEADLINE = 20_000;

/** How a trial ended: what the client printed, or why it did not come to its end. */
export type TrialEnd =
  | { readonly kind: 'ended'; readonly status: number; readonly stdout: string; readonly stderr: string }
  | { readonly kind: 'lost'; readonly why: string };

/** Lets the engine build a Dockerfile that was made for a question, and throw the result away. */
export function tryBuild(
  { docker, buildCommand }: AskedEngine,
  { dockerfile, ignoreFile, contextRoot, args = [] }: TrialBuild,
  deadline = DEADLINE,
): Promise<TrialEnd> {
  return withTemporaryFolder(async (folder) => {
    const path = join(folder, 'Dockerfile');
    const empty = join(folder, 'context');
    await writeFileWhole(path, dockerfile);
    await writeFileWhole(join(empty, TRIAL_FILE), '');
    // It is the one that the engine looks for first.
    if (ignoreFile !== undefined) await writeFileWhole(`${path}.dockerignore`, ignoreFile);
    const command = [
      ...[...buildCommand, '--progress', 'plain', '--output', 'type=cacheonly', ...args],
      ...['--file', path, contextRoot ?? empty],
    ];
    const end = await docker(command, { deadline });
    return end.kind === 'exited'
      ? { ...end, kind: 'ended' }
      : { kind: 'lost', why: whyLost(end.kind, deadline) };
  });
}

/** The one file in a context that nobody names. */
export const TRIAL_FILE = 'nx-alpine-trial';

function whyLost(kind: string, deadline: number): string {
  return kind === 'deadline-passed' ? `no answer in ${String(deadline / 1000)} s` : 'the client was ended';
}
