import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { downloadPackages } from '../../../tools/dist/engine/private/download';
import { suitesFor, type PackageGroups, type Suites } from '../../../tools/dist/engine/private/packages';
import { debianCodename } from '../../../tools/dist/engine/private/supported';
import { BenchmarkError } from '../benchmark-error';
import { say } from '../progress';

const GO = '1.24';

/** Go, the engine client's own walk, and every package that it imports. */
export const goPackages = {
  go: {
    suite: 'engine',
    names: [
      ...[`golang-${GO}-go`, `golang-${GO}-src`],
      ...['golang-github-tonistiigi-fsutil-dev', 'golang-github-moby-patternmatcher-dev'],
      ...['golang-github-containerd-continuity-dev', 'golang-github-opencontainers-go-digest-dev'],
      ...['golang-github-pkg-errors-dev', 'golang-github-gogo-protobuf-dev'],
      ...['golang-golang-x-sync-dev', 'golang-golang-x-sys-dev'],
    ],
  },
} as const satisfies PackageGroups;

/** An unpacked compiler with the sources that it needs. Nothing of it is installed. */
export interface Toolchain {
  readonly compiler: string;
  readonly env: NodeJS.ProcessEnv;
  /** The names of the Debian packages, which hold their versions. */
  readonly packages: readonly string[];
}

/** The toolchain from the cache, downloaded if this is the first time. */
export async function provideToolchain(cache: string, signal: AbortSignal): Promise<Toolchain> {
  const suites = suitesFor(debianCodename() ?? '');
  if (!suites)
    throw new BenchmarkError(
      'the engine client is built with packages of Debian bookworm or trixie, and this machine runs neither',
    );
  const folder = join(cache, `go-${process.arch}-${fingerprint(suites)}`);
  if (!existsSync(folder)) await download(folder, suites, signal);
  return {
    compiler: join(folder, `go/usr/lib/go-${GO}/bin/go`),
    env: compilerEnvironment(cache, join(folder, 'go/usr')),
    packages: JSON.parse(readFileSync(join(folder, 'packages.json'), 'utf8')) as string[],
  };
}

/** Renamed when it is complete, so that an interrupted download is never taken for a whole one. */
async function download(folder: string, suites: Suites, signal: AbortSignal): Promise<void> {
  const partial = `${folder}-partial`;
  rmSync(partial, { recursive: true, force: true });
  mkdirSync(partial, { recursive: true });
  say(`downloading Go ${GO} and the engine client's walk from Debian ${suites.engine} (about 50 MB, once)`);
  await downloadPackages(partial, suites, signal, goPackages);
  const archives = readdirSync(join(partial, 'archives/go'));
  writeFileSync(join(partial, 'packages.json'), JSON.stringify(archives));
  for (const name of ['archives', 'cache', 'lists'])
    rmSync(join(partial, name), { recursive: true, force: true });
  renameSync(partial, folder);
}

function fingerprint(suites: Suites): string {
  return createHash('sha256').update(JSON.stringify({ goPackages, suites })).digest('hex').slice(0, 12);
}

/** Debian's Go packages are laid out for GOPATH, and nothing may be fetched in their place. */
function compilerEnvironment(cache: string, usr: string): NodeJS.ProcessEnv {
  return {
    PATH: process.env['PATH'],
    GOROOT: join(usr, `lib/go-${GO}`),
    GOPATH: join(usr, 'share/gocode'),
    GO111MODULE: 'off',
    GOTOOLCHAIN: 'local',
    GOPROXY: 'off',
    GOENV: 'off',
    GOCACHE: join(cache, 'go-build'),
    CGO_ENABLED: '0',
  };
}
