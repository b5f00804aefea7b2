import { execa } from 'execa';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { clientOf, enginesAtHand, startEngine, type StartedEngine } from '../engine/matrix/engines';
import { repositoryRoot } from '../engine/repository-root';
import { failOnce, type FailingCommands, type Stage } from './fail-once';
import { FAILING_BUILDS, type FailingBuild } from './failing-builds';
import { withFailingRegistry } from './failing-registry';
import { FAILING_TRANSFERS, type FailingTransfer } from './failing-transfers';
import { BUILD } from './commands';
import { isRecorded, recordedEngines, type RecordedEngine } from './recorded-engine';

const FIXTURES = join(repositoryRoot(), 'packages/plugin/src/engines/failures/fixtures');

/** Lets an engine fail in every known way and keeps its logs; answers with how many commands did not fail. */
async function recordFailures(name: RecordedEngine, registry: string): Promise<number> {
  const engine = await startEngine(name);
  try {
    const folder = join(FIXTURES, name);
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
    await writeDockerfiles();
    await writeFile(join(folder, 'version.txt'), await versionOf(engine));
    return await recordAll(commandsFor(name), { engine, registry }, folder);
  } finally {
    await engine.stop();
  }
}

async function recordAll(all: readonly FailingCommands[], stage: Stage, folder: string): Promise<number> {
  let successes = 0;
  for (const commands of all) {
    const log = await failOnce(commands, stage);
    if (log === undefined) successes += 1;
    else await writeFile(join(folder, `${commands.id}.log`), log);
    const told = log === undefined ? 'does not fail with this engine' : 'recorded';
    console.log(`${stage.engine.name} ${commands.id}: ${told}`);
  }
  return successes;
}

function commandsFor(name: RecordedEngine): FailingCommands[] {
  const canFail = ({ engines = recordedEngines }: FailingBuild | FailingTransfer): boolean =>
    engines.includes(name);
  return [
    ...FAILING_BUILDS.filter(canFail).map(({ id, dockerfile, files, argv = [], environment }) => ({
      id,
      files: { Dockerfile: dockerfile, ...files },
      commands: [[...BUILD[name], ...argv, '.']],
      environment,
    })),
    ...FAILING_TRANSFERS.filter(canFail).map(({ id, files, commands }) => ({
      id,
      files,
      commands: commands(name),
      environment: undefined,
    })),
  ];
}

/** What was to be built, for the second look of an explanation. */
async function writeDockerfiles(): Promise<void> {
  const folder = join(FIXTURES, 'dockerfiles');
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder);
  for (const { id, dockerfile } of FAILING_BUILDS) await writeFile(join(folder, id), dockerfile);
}

async function versionOf({ name, environment }: StartedEngine): Promise<string> {
  const { stdout } = await execa(clientOf(name), ['--version'], { env: environment });
  return `${stdout}\n`;
}

async function main(names: readonly string[]): Promise<number> {
  const unknown = names.find((name) => !recordedEngines.some((known) => known === name));
  if (unknown !== undefined) throw new Error(`no engine ${unknown}: there are ${recordedEngines.join(', ')}`);
  const wanted = enginesAtHand()
    .filter(isRecorded)
    .filter((name) => names.length === 0 || names.includes(name));
  let successes = 0;
  for (const name of wanted) {
    successes += await withFailingRegistry((registry) => recordFailures(name, registry));
  }
  return successes;
}

void main(process.argv.slice(2)).then((successes) => process.exit(successes === 0 ? 0 : 1));
