import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withLock } from '../../../tools/dist/engine/private/lock';
import { repositoryRoot } from '../../../tools/dist/engine/repository-root';
import { must } from '../../../tools/dist/engine/run';
import { say } from '../progress';
import { goPackages, provideToolchain } from './toolchain';

const names = ['child-usage', 'engine-walk'] as const;

/** The programs of this folder that are written in Go, built. */
export interface Programs {
  /** Runs a command and says what it cost. */
  readonly childUsage: string;
  /** Reads a context as the engine's client does. */
  readonly engineWalk: string;
  /** The versions of what they are made of, as in `golang-1.24-go_1.24.4-1_amd64.deb`. */
  readonly packages: readonly string[];
}

/** Builds the programs, or finds them as they were built from the same sources before. */
export async function providePrograms(signal: AbortSignal): Promise<Programs> {
  const root = repositoryRoot();
  const cache = join(root, '.cache/benchmarks');
  mkdirSync(cache, { recursive: true });
  const folder = join(cache, `programs-${process.arch}-${fingerprint(root)}`);
  await withLock(join(cache, 'programs.lock'), signal, async () => {
    if (!existsSync(folder)) await build(root, cache, folder, signal);
  });
  return {
    childUsage: join(folder, 'child-usage'),
    engineWalk: join(folder, 'engine-walk'),
    packages: JSON.parse(readFileSync(join(folder, 'packages.json'), 'utf8')) as string[],
  };
}

async function build(root: string, cache: string, folder: string, signal: AbortSignal): Promise<void> {
  const { compiler, env, packages } = await provideToolchain(cache, signal);
  const partial = `${folder}-partial`;
  for (const name of names) {
    say(`building ${name}`);
    const argv = ['build', '-trimpath', '-o', join(partial, name), `./benchmarks/${name}`];
    await must(`cannot build ${name}`, compiler, argv, { cwd: root, env, signal, deadlineSeconds: 600 });
  }
  writeFileSync(join(partial, 'packages.json'), JSON.stringify(packages));
  renameSync(partial, folder);
}

function fingerprint(root: string): string {
  const hash = createHash('sha256').update(JSON.stringify(goPackages));
  for (const name of names) hash.update(readFileSync(join(root, 'benchmarks', name, 'main.go')));
  return hash.digest('hex').slice(0, 12);
}
