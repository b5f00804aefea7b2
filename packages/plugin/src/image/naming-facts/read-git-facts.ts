import { runCommand, type CommandRunner, type RunResult } from '../../host/command-runner';
import { withoutGitVariables } from '../../host/git';
import type { GitFacts, Missing } from '../naming/build-facts';

/** Milliseconds in which git must have answered; it reads a few files of its own. */
const DEADLINE = 10_000;

// The explicit patterns overrule log.excludeDecoration, and signatures would be printed between the lines.
const LOG = [
  ...['log', '-1', '--no-show-signature', '--decorate=full', '--decorate-refs=HEAD'],
  ...['--decorate-refs=refs/heads/', '--decorate-refs=refs/tags/', '--format=%H%x00%cI%x00%D'],
];
const CLONE = ['rev-parse', '--is-shallow-repository', '--symbolic-full-name', 'refs/remotes/origin/HEAD'];
const REMOTES = ['config', '-z', '--get-regexp', '^remote\\..*\\.url$'];
const STATUS = ['status', '--porcelain', '--untracked-files=no', '-z'];

export interface GitQuestion {
  /** Any folder of the working tree. */
  readonly folder: string;
  /** Asks for the remote and for changes too, with two commands more; the second reads every tracked file's facts. */
  readonly withOrigin: boolean;
  readonly run?: CommandRunner;
  readonly environment?: NodeJS.ProcessEnv;
}

/** Asks git for the commit that is checked out, with two commands at once, or says why it does not tell. */
export async function readGitFacts({
  folder,
  withOrigin,
  run = runCommand,
  environment = process.env,
}: GitQuestion): Promise<GitFacts | Missing> {
  const options = {
    cwd: folder,
    // git must not write the index while a build reads, and must not translate what we read.
    environment: { ...withoutGitVariables(environment), GIT_OPTIONAL_LOCKS: '0', LC_ALL: 'C' },
    deadline: DEADLINE,
  };
  const ask = (question: readonly string[]): Promise<RunResult> => run(['git', ...question], options);
  const [log, clone, remotes, status] = await Promise.all([
    ask(LOG),
    ask(CLONE),
    withOrigin ? ask(REMOTES) : undefined,
    withOrigin ? ask(STATUS) : undefined,
  ]);
  if (log.kind !== 'exited' || log.status !== 0) return explain(log);
  const remoteUrl = remotes && readRemote(outputOf(remotes));
  return {
    ...readLog(log.stdout),
    ...readClone(outputOf(clone)),
    ...(remoteUrl !== undefined && { remoteUrl }),
    ...(status?.kind === 'exited' && status.status === 0 && { isDirty: status.stdout !== '' }),
  };
}

/** What a command printed, whatever its status: rev-parse fails at a name that does not exist, after the answers before it. */
function outputOf(result: RunResult): string {
  return result.kind === 'exited' ? result.stdout : '';
}

function explain(result: RunResult): Missing {
  switch (result.kind) {
    case 'not-found':
      return { why: 'there is no git on PATH' };
    case 'deadline-passed':
      return { why: `git did not answer within ${String(result.deadline / 1000)} s` };
    case 'exited':
      return {
        why: `git says: ${firstLine(result.stderr) || `nothing, and ended with ${String(result.status)}`}`,
      };
    case 'killed':
      return { why: `git was ended by ${result.by}` };
    case 'interrupted':
      return { why: 'git was interrupted' };
  }
}

function firstLine(text: string): string {
  return (text.trim().split(/\r?\n/)[0] ?? '').replace(/^fatal: /, '');
}

/** Reads `<sha> NUL <date> NUL HEAD -> refs/heads/main, tag: refs/tags/v1.2.3`. */
function readLog(output: string): Pick<GitFacts, 'sha' | 'commitDate' | 'branch' | 'tags'> {
  const [sha = '', date = '', decorations = ''] = output.trim().split('\0');
  const names = decorations.split(', ');
  const branch = names.find((name) => name.startsWith('HEAD -> '))?.replace(/^HEAD -> refs\/heads\//, '');
  const tags = names.flatMap((name) => /^tag: refs\/tags\/(.+)$/.exec(name)?.[1] ?? []);
  return { sha, commitDate: new Date(date), ...(branch !== undefined && { branch }), tags };
}

/** Reads whether the clone is shallow, and the branch that its origin's HEAD is. */
function readClone(output: string): Pick<GitFacts, 'isShallow' | 'defaultBranch'> {
  const [shallow, head = ''] = output.split(/\r?\n/);
  const [, branch] = /^refs\/remotes\/origin\/(.+)$/.exec(head) ?? [];
  const isKnown = branch !== undefined && branch !== 'HEAD';
  return { isShallow: shallow === 'true', ...(isKnown && { defaultBranch: branch }) };
}

/** The address of `origin`, or of the first remote where none is called so. */
function readRemote(output: string): string | undefined {
  const remotes = output.split('\0').filter((entry) => entry.includes('\n'));
  const found = remotes.find((entry) => entry.startsWith('remote.origin.url\n')) ?? remotes[0];
  return found?.slice(found.indexOf('\n') + 1);
}
