import { mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import glob from 'fast-glob';
import { must } from '../run';
import type { StandIn } from './stand-in';

/** Debian keeps what depends on the processor apart from what does not. */
const parts = { lib: ['bin', 'pkg/tool', 'VERSION', 'go.env'], share: ['src', 'pkg/include', 'lib'] };

/** What no build of a program needs: the sources of the compiler, tests, and tools for looking at programs. */
const superfluous = [
  'bin/gofmt',
  'pkg/tool/*/{addr2line,covdata,cover,dist,distpack,doc,fix,nm,objdump,pprof,preprofile,test2json,trace,vet}',
  'src/cmd',
  'src/**/testdata',
  'src/**/*_test.go',
];

const compiled = ['net/http', 'log/slog', 'embed'];
const settings = { GODEBUG: 'installgoroot=all', GOFLAGS: '-trimpath' };

/** Stands in for `golang:…-alpine…`, with Debian's Go, whose version is older. */
export const go: StandIn = {
  contents: "Debian's Go 1.24, which builds without cgo, and BusyBox; no Go modules can be downloaded",
  recorders: [],
  users: [],
  instructions: [
    'ENV PATH=/go/bin:/usr/local/go/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
    'ENV GOPATH=/go GOTOOLCHAIN=local GOPROXY=off',
    `ENV GODEBUG=${settings.GODEBUG} GOFLAGS=${settings.GOFLAGS}`,
    'WORKDIR /go',
    'CMD ["sh"]',
  ],

  async fill(root, folder, signal) {
    const to = join(root, 'usr/local/go');
    for (const [part, names] of Object.entries(parts)) {
      for (const name of names) {
        mkdirSync(dirname(join(to, name)), { recursive: true });
        const argv = ['-aT', join(folder, 'go/usr', part, 'go-1.24', name), join(to, name)];
        await must('cannot copy Go', 'cp', argv, { signal });
      }
    }
    const paths = await glob(superfluous, { cwd: to, onlyFiles: false, absolute: true });
    for (const path of paths) rmSync(path, { recursive: true, force: true });
    await compileLibrary(to, signal);
  },
};

/**
 * Compiles the library of a server once, instead of in every new engine, where it takes most of a build. Go uses that where
 * GODEBUG says so, and only for builds with the same flags.
 */
async function compileLibrary(goroot: string, signal: AbortSignal): Promise<void> {
  const cache = `${goroot}-cache`;
  const env = {
    ...{ PATH: process.env['PATH'], HOME: cache, GOCACHE: cache, GOENV: 'off', GOPROXY: 'off' },
    ...{ CGO_ENABLED: '0', GOTOOLCHAIN: 'local', ...settings },
  };
  const program = join(goroot, 'bin/go');
  const asked = { cwd: goroot, env, signal, deadlineSeconds: 600 };
  const list = await must('cannot list the packages of Go', program, ['list', '-deps', ...compiled], asked);
  await must('cannot compile the library of Go', program, ['install', ...list.split('\n')], asked);
  rmSync(cache, { recursive: true });
}
