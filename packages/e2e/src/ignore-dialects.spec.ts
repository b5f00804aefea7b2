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
      const included = await listContext(root, ignoreFile, dialect);
      answers.push(included === 'error' ? { error: 'refused' } : { included });
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
  const onlyInOne = (one: Answer & object, other: typeof engine): string[] =>
    'error' in one ? [] : one.included.filter((path) => !other.included.includes(path));
  return [
    ...onlyInOne(engine, model).map((path) => `${path}: the engine takes it, we leave it out`),
    ...onlyInOne(model, engine).map((path) => `${path}: we take it, the engine leaves it out`),
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
    const lines = differences(engine[index] ?? { error: 'not asked' }, model[index] ?? { included: [] });
    return lines.length > 0 ? [JSON.stringify(ignoreFile), ...lines.map((line) => `  ${line}`)] : [];
  });
}

describe(`random ignore files (E2E_SEED=${seed})`, () => {
  describe.each<[Dialect, number]>([
    ['docker', 300],
    ['docker-legacy', 200],
    ['buildah', 200],
  ])('%s', (dialect, count) => {
    const title = `means by ${count} of them what we say`;
    const build = buildCommand(dialect);
    const isMissing = `${dialect} is not at hand; with-engine brings it beside a private engine on Debian bookworm`;

    if (build) {
      // A client of Docker 20.10 and a newer engine understand each other in plain text only.
      const random = new RandomIgnoreFiles(seed, { plain: dialect === 'docker-legacy' });
      const ignoreFiles = Array.from({ length: count }, () => random.next());
      it(
        title,
        async () => {
          const lines = await disagreements(dialect, build, ignoreFiles);
          if (lines.length > 0) throw new Error(lines.join('\n'));
        },
        900_000,
      );
    } else if (process.env['CI'] && process.env['NX_ALPINE_ENGINE'] === 'private') {
      it(title, () => {
        throw new Error(isMissing);
      });
    } else {
      process.stderr.write(`not asked how it reads ignore files: ${isMissing}\n`);
      it.skip(title, () => undefined);
    }
  });
});
