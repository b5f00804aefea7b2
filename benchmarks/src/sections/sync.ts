import { join } from 'node:path';
import { BenchmarkError } from '../benchmark-error';
import { compete } from '../measuring/compete';
import { measure, type Run } from '../measuring/measure';
import { ours } from '../scripts';
import { writeManagedWorkspace, type ManagedWorkspace } from '../sync/managed-workspace';
import type { SyncAnswer } from '../sync/sync-answer';
import { syncTable, type SyncRuns } from '../sync/sync-table';
import { inWords, roundsFor, type Bench } from './bench';

/** Files of the monorepo for each project of the largest workspace, so that `--files` sets its size too. */
const FILES_FOR_A_PROJECT = 50;

/** Measures the sync generator alone, in workspaces of several sizes: with nothing to change, and with every block to be filled. */
export async function sync(bench: Bench): Promise<void> {
  const largest = Math.round(bench.request.files / FILES_FOR_A_PROJECT);
  const all: SyncRuns[] = [];
  for (const projects of [largest / 20, largest / 5, largest].map(Math.round)) {
    const workspace = writeManagedWorkspace(join(bench.scratch, `sync-${projects}`), projects);
    const filled = await runs(bench, workspace, 'every block to be filled', workspace.dockerfiles * 2);
    await measure({ name: 'sync', argv: ours('sync', workspace.root, 'write') }, bench.meter);
    all.push(await runs(bench, workspace, 'nothing to change', 0), filled);
  }
  const rounds = inWords(roundsFor(bench, 'usual'));
  bench.print(`### Keep managed blocks true\n\nA process each; ${rounds}.\n\n${syncTable(all)}`);
}

async function runs(
  bench: Bench,
  workspace: ManagedWorkspace,
  job: string,
  changedFiles: number,
): Promise<SyncRuns> {
  const command = { name: '**ours**', argv: ours('sync', workspace.root) };
  const [standing] = await compete(
    {
      title: `sync of ${workspace.projects} projects, ${job}`,
      commands: [command],
      rounds: roundsFor(bench, 'usual'),
      check: (_, run) => expectRight(readAnswer(run), changedFiles),
    },
    bench.meter,
    bench.random,
  );
  return { workspace, job, answers: (standing?.runs ?? []).map(readAnswer) };
}

const readAnswer = ({ stdout }: Run): SyncAnswer => JSON.parse(stdout) as SyncAnswer;

function expectRight(answer: SyncAnswer, changedFiles: number): void {
  if (answer.changedFiles === changedFiles && answer.lines > 0 === changedFiles > 0) return;
  throw new BenchmarkError(`${changedFiles} files are out of sync, and it changed ${answer.changedFiles}`);
}
