import { execa } from 'execa';
import { statSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';

/** The files that an engine put into an image under an ignore file, sorted; or its words when it refused that file. */
export type Answer =
  | {
      readonly included: readonly string[];
      /** Those of them that arrived with nothing in them. */
      readonly emptied: readonly string[];
    }
  | { readonly error: string };

/** Whose reading of ignore files is asked for. */
export type Dialect = 'docker' | 'docker-legacy' | 'buildah';

/** A program with its first arguments, to which the options of a build are added. */
export type BuildCommand = readonly [string, ...string[]];

/** The command that builds with an engine of this dialect, or undefined where none is at hand. */
export function buildCommand(
  dialect: Dialect,
  env: NodeJS.ProcessEnv = process.env,
): BuildCommand | undefined {
  if (dialect === 'docker') return ['docker', 'buildx', 'build'];
  const program = dialect === 'buildah' ? env['NX_ALPINE_BUILDAH'] : env['NX_ALPINE_DOCKER_LEGACY'];
  return program ? [program, 'build'] : undefined;
}

/** Writes a tree of files, each of which holds its own path. */
export async function writeTree(root: string, files: readonly string[]): Promise<void> {
  for (const file of files) {
    await mkdir(dirname(join(root, file)), { recursive: true });
    await writeFile(join(root, file), file);
  }
}

/** Asks an engine what each of these ignore files leaves of a tree: two builds at a time, each in a folder of its own. */
export async function askEngine(
  build: BuildCommand,
  files: readonly string[],
  ignoreFiles: readonly string[],
): Promise<Answer[]> {
  const answers: Answer[] = [];
  const waiting = [...ignoreFiles.entries()].reverse();
  const work = async (): Promise<void> => {
    const place = await mkdtemp(join(tmpdir(), 'ask-engine-'));
    try {
      await writeTree(join(place, 'context'), files);
      await writeFile(join(place, 'Dockerfile'), 'FROM scratch\nCOPY . /\n');
      for (let next = waiting.pop(); next; next = waiting.pop()) {
        await renew(join(place, 'context'), files, next[0]);
        answers[next[0]] = await ask(build, place, next[1]);
      }
    } finally {
      waiting.length = 0;
      await rm(place, { recursive: true, force: true });
    }
  };
  const ends = await Promise.allSettled([work(), work()]);
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
  return answers;
}

/** Lets every file look changed, since an engine does not ask again for what it has from an earlier build. */
async function renew(root: string, files: readonly string[], build: number): Promise<void> {
  const changed = 1_700_000_000 + build;
  for (const file of files) await utimes(join(root, file), changed, changed);
}

async function ask(build: BuildCommand, place: string, ignoreFile: string, tries = 5): Promise<Answer> {
  const [program, ...argv] = build;
  const out = join(place, 'out');
  await writeFile(join(place, 'context/.dockerignore'), ignoreFile);
  const options = ['--quiet', '--file', 'Dockerfile', '--output', 'type=local,dest=out', 'context'];
  const { failed, stderr, shortMessage } = await execa(program, [...argv, ...options], {
    cwd: place,
    reject: false,
    stdin: 'ignore',
    timeout: 60_000,
    forceKillAfterDelay: 1000,
  });
  if (!failed) {
    const included = await listFiles(out);
    const emptied = included.filter((path) => statSync(join(out, path)).size === 0);
    await rm(out, { recursive: true, force: true });
    return { included, emptied };
  }
  const refusal = /syntax error in pattern|illegal exclusion pattern: "!"/.exec(stderr);
  if (refusal) return { error: refusal[0] };
  // Now and then buildx and buildah name only what followed from their refusal.
  if (tries > 1 && /context canceled|broken pipe/.test(stderr))
    return ask(build, place, ignoreFile, tries - 1);
  throw new Error(`${shortMessage}\n${stderr}\nunder the ignore file ${JSON.stringify(ignoreFile)}`);
}

async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map(({ parentPath, name }) => relative(folder, join(parentPath, name)))
    .sort();
}
