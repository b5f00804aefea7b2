import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  askEngine,
  buildCommand,
  writeTree,
  type Answer,
  type BuildCommand,
  type Dialect,
} from '../../../tools/dist/record-answers/ask-engine';
import { listContext } from './support/list-context';
import { RandomIgnoreFiles, tree } from './support/random-ignore-file';

const seed = Number(process.env['E2E_SEED'] ?? Math.floor(Math.random() * 2 ** 32));

/** What our model answers about the same tree. */
async function askModel(dialect: Dialect, ignoreFiles: readonly string[]): Promise<Answer[]> {
  const root = await mkdtemp(join(tmpdir(), 'ignore-dialects-'));
  try {
    await writeTree(root, tree);
    const answers: Answer[] = [];
    for (const ignoreFile of ignoreFiles) {
      answers.push(await listContext(root, ignoreFile, dialect));
    }
    return answers;
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}

/** Who says what of the first few paths of which they do not say the same. */
function differences(engine: Answer, model: Answer): string[] {
  if ('error' in engine)
    return 'error' in model ? [] : [`the engine refuses it (${engine.error}), we do not`];
  if ('error' in model) return ['we refuse it, the engine does not'];
  const onlyIn = (one: readonly string[], other: readonly string[]): string[] =>
    one.filter((path) => !other.includes(path));
  return [
    ...onlyIn(engine.included, model.included).map((path) => `${path}: the engine takes it, we leave it out`),
    ...onlyIn(model.included, engine.included).map((path) => `${path}: we take it, the engine leaves it out`),
    ...onlyIn(engine.emptied, model.emptied).map((path) => `${path}: the engine empties it, we do not`),
    ...onlyIn(model.emptied, engine.emptied).map((path) => `${path}: we empty it, the engine does not`),
  ].slice(0, 5);
}

/** Each ignore file in whose meaning we and the engine differ, followed by the differences. */
async function disagreements(
  dialect: Dialect,
  build: BuildCommand,
  ignoreFiles: readonly string[],
): Promise<string[]> {
  const engine = await askEngine(build, tree, ignoreFiles);
  const model = await askModel(dialect, ignoreFiles);
  return ignoreFiles.flatMap((ignoreFile, index) => {
    const lines = differences(
      engine[index] ?? { error: 'not asked' },
      model[index] ?? { error: 'not asked' },
    );
    return lines.length > 0 ? [JSON.stringify(ignoreFile), ...lines.map((line) => `  ${line}`)] : [];
  });
}

/** Every run draws others, so that a few at a time ask about many; what is known of them is in recorded answers. */
const COUNTS: readonly (readonly [Dialect, number])[] = [
  ['docker', 50],
  ['docker-legacy', 30],
  ['buildah', 30],
];

/** CI must ask all of them beside its private engine; elsewhere each is asked where it is at hand. */
const mustAskAll = Boolean(process.env['CI']) && process.env['NX_ALPINE_ENGINE'] === 'private';
const asked = COUNTS.filter(([dialect]) => mustAskAll || buildCommand(dialect) !== undefined);
const unasked = COUNTS.filter((one) => !asked.includes(one)).map(([dialect]) => dialect);
if (unasked.length > 0)
  process.stderr.write(`not at hand, so not asked how they read ignore files: ${unasked.join(', ')}\n`);

describe(`random ignore files (E2E_SEED=${seed})`, () => {
  it.each(asked)(
    'mean to %s what we say: %d of them',
    async (dialect, count) => {
      const build = buildCommand(dialect);
      if (build === undefined)
        throw new Error(`${dialect} is not at hand; with-engine brings it on Debian bookworm`);
      // A client of Docker 20.10 and a newer engine understand each other in plain text only.
      const random = new RandomIgnoreFiles(seed, { plain: dialect === 'docker-legacy' });
      const ignoreFiles = Array.from({ length: count }, () => random.next());
      const lines = await disagreements(dialect, build, ignoreFiles);
      if (lines.length > 0) throw new Error(lines.join('\n'));
    },
    900_000,
  );

  it('of docker can empty a file that they keep, as the engine does', async () => {
    const ignoreFile = 'foo\n!foo/a\nfoo*\n';
    const [engine] = await askEngine(['docker', 'buildx', 'build'], tree, [ignoreFile]);
    expect(engine).toMatchObject({ emptied: ['foo/a'] });
    const [model] = await askModel('docker', [ignoreFile]);
    expect(model).toMatchObject({ emptied: ['foo/a'] });
  });
});
