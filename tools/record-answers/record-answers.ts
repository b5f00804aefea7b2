import { execa } from 'execa';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { repositoryRoot } from '../engine/repository-root';
import { askEngine, buildCommand, type Answer, type BuildCommand, type Dialect } from './ask-engine';

type Recorded = { readonly included: readonly number[] } | { readonly error: string };

interface DockerAnswers {
  readonly files: readonly string[];
  readonly cases: readonly (Recorded & {
    readonly dockerignore: string;
    readonly legacy?: Recorded | readonly number[];
  })[];
}

const folder = join(repositoryRoot(), 'packages/plugin/src/dockerignore/fixtures');
const { files, cases } = JSON.parse(readFileSync(join(folder, 'dockerignore.json'), 'utf8')) as DockerAnswers;

/** Records buildah's answers, asks both Dockers again, and answers with how many of theirs are not as recorded. */
async function recordAnswers(): Promise<number> {
  const engine = await execa(commandOf('buildah')[0], ['--version']);
  const answers = (await answersOf('buildah'))
    .map(toRecorded)
    .map((answer) => `    ${JSON.stringify(answer)}`);
  writeFileSync(
    join(folder, 'buildah.json'),
    `{\n  "engine": ${JSON.stringify(engine.stdout)},\n  "cases": [\n${answers.join(',\n')}\n  ]\n}\n`,
  );
  const changed = await different('docker', (one) => one);
  return changed + (await different('docker-legacy', ({ legacy, ...one }) => legacy ?? one));
}

/** Says which answers are not as recorded. */
async function different(
  dialect: Dialect,
  recorded: (one: DockerAnswers['cases'][number]) => Recorded | readonly number[],
): Promise<number> {
  const asked = cases.filter(({ dockerignore }) => dialect === 'docker' || isPlain(dockerignore));
  const answers = await answersOf(dialect, asked);
  const changed = asked.filter((one, index) => !isSame(recorded(one), answers[index]));
  console.log(`${dialect}: asked ${asked.length} of ${cases.length}, not as recorded: ${changed.length}`);
  for (const { dockerignore } of changed) console.log(`  ${JSON.stringify(dockerignore)}`);
  return changed.length;
}

/** What passes between a client of Docker 20.10 and a newer engine; the byte order mark at the start stays behind. */
function isPlain(ignoreFile: string): boolean {
  return /^\uFEFF?\p{ASCII}*$/u.test(ignoreFile);
}

function isSame(recorded: Recorded | readonly number[], answer: Answer | undefined): boolean {
  if ('error' in recorded) return answer !== undefined && 'error' in answer;
  const indices = 'included' in recorded ? recorded.included : recorded;
  return answer !== undefined && isDeepStrictEqual(toRecorded(answer), { included: indices });
}

function toRecorded(answer: Answer): Recorded {
  if ('error' in answer) return answer;
  const included = new Set(answer.included);
  return { included: files.flatMap((file, index) => (included.has(file) ? [index] : [])) };
}

function answersOf(dialect: Dialect, asked = cases): Promise<Answer[]> {
  const tree = files.filter((file) => file !== '.dockerignore');
  return askEngine(
    commandOf(dialect),
    tree,
    asked.map(({ dockerignore }) => dockerignore),
  );
}

function commandOf(dialect: Dialect): BuildCommand {
  const command = buildCommand(dialect);
  if (!command) throw new Error(`${dialect} is not at hand; with-engine brings it on Debian bookworm`);
  return command;
}

void recordAnswers().then((changed) => process.exit(changed === 0 ? 0 : 1));
