import { join } from 'node:path';
import type { PackageGroups } from '../../../tools/dist/engine/private/packages';
import { provideDebianPackages } from '../debian-packages';

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
  const { folder, packages } = await provideDebianPackages(cache, 'go', goPackages, signal);
  return {
    compiler: join(folder, `go/usr/lib/go-${GO}/bin/go`),
    env: compilerEnvironment(cache, join(folder, 'go/usr')),
    packages,
  };
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
