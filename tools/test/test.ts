import { execa, execaSync } from 'execa';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addTallies, readJestTally, type Tally } from './tally';

const root = join(__dirname, '../../..');
const reports = mkdtempSync(join(tmpdir(), 'nx-alpine-test-'));

/** Checks that pass or fail as a whole, in two rows side by side that take about as long. */
const CHECKS = [['lint'], ['format:check', 'types', 'generate:check']];

/** Runs every check and every test, whatever fails, and closes with one line of numbers. */
async function main(): Promise<void> {
  const checks = await Promise.all(CHECKS.map(runRow));
  const tallies = [
    ...checks.flat(),
    // Jest leaves one core free by itself, which nobody needs here.
    runJest('unit', ['--maxWorkers=2']),
    // Half of their time they wait for each other's programs, so two of them fill two cores.
    runJest('e2e', ['--maxWorkers=2'], 'node', 'tools/dist/engine/with-engine.js', '--'),
  ];
  rmSync(reports, { recursive: true, force: true });
  const { passed, failed } = addTallies(tallies);
  console.log(`\n${String(passed)} passed, ${String(failed)} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
}

async function runRow(scripts: readonly string[]): Promise<Tally[]> {
  const tallies: Tally[] = [];
  for (const script of scripts) tallies.push(await runCheck(script));
  return tallies;
}

/** What a check prints is shown when it has ended, so that two of them do not talk at once. */
async function runCheck(script: string): Promise<Tally> {
  const end = await execa('npm', ['run', '--silent', script], { cwd: root, all: true, reject: false });
  console.log(`\n== ${script}${end.all === '' ? '' : `\n${end.all}`}`);
  return end.failed ? { passed: 0, failed: 1 } : { passed: 1, failed: 0 };
}

function runJest(project: string, options: readonly string[], ...launcher: string[]): Tally {
  console.log(`\n== ${project} tests`);
  const report = join(reports, `${project}.json`);
  const jest = ['npx', 'jest', '--selectProjects', project, ...options, '--json', `--outputFile=${report}`];
  const [program = '', ...args] = [...launcher, ...jest];
  const { exitCode = 1 } = execaSync(program, args, {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    reject: false,
  });
  return readJestTally(report, exitCode);
}

void main();
