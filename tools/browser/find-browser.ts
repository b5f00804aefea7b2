import { existsSync, mkdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { EngineError } from '../engine/engine-error';
import { withLock } from '../engine/private/lock';
import { debianCodename } from '../engine/private/supported';
import { repositoryRoot } from '../engine/repository-root';
import { must } from '../engine/run';

const PROGRAMS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** What finding a browser asks of the machine. */
export interface Machine {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Why no browser can be installed here, or undefined when one can. */
  readonly whyNotInstall: () => string | undefined;
  readonly install: () => Promise<void>;
}

/** The path of a Chromium or Chrome for tests; on Debian, for root, one that is installed now if there is none. */
export async function findBrowser(machine: Machine = thisMachine): Promise<string> {
  const named = machine.env['CHROME_PATH'];
  if (named) return existing(named);
  const found = onPath(machine.env);
  if (found) return found;
  const reason = machine.whyNotInstall();
  if (reason) throw new EngineError(noBrowser(reason));
  await machine.install();
  const installed = onPath(machine.env);
  if (!installed) throw new EngineError(noBrowser('its installation left none there'));
  return installed;
}

function existing(path: string): string {
  if (existsSync(path)) return path;
  throw new EngineError(
    `CHROME_PATH: there is no ${path}\n  → set it to a Chromium or Chrome, or unset it to use the one on PATH`,
  );
}

function onPath(env: Machine['env']): string | undefined {
  const folders = (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return PROGRAMS.flatMap((program) => folders.map((folder) => join(folder, program))).find((path) =>
    existsSync(path),
  );
}

function noBrowser(reason: string): string {
  return [
    `no browser can be used: there is no ${PROGRAMS.join(', ')} on PATH, and ${reason}`,
    '  → install Chromium or Chrome, or set CHROME_PATH to one',
  ].join('\n');
}

const thisMachine: Machine = {
  env: process.env,
  whyNotInstall: () => {
    if (process.platform !== 'linux' || !debianCodename())
      return 'it can be installed for you on Debian only';
    return process.getuid?.() === 0 ? undefined : 'only root can install it';
  },
  install,
};

/** One at a time: apt-get refuses to run beside itself. */
async function install(): Promise<void> {
  const cache = join(repositoryRoot(), '.cache');
  mkdirSync(cache, { recursive: true });
  await withLock(join(cache, 'browser.lock'), AbortSignal.timeout(900_000), async () => {
    if (onPath(process.env)) return;
    process.stderr.write("browser: installing Debian's chromium (about 100 MB, once)\n");
    const options = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }, deadlineSeconds: 600 };
    await must('cannot install chromium', 'apt-get', ['update'], options);
    const argv = ['install', '--yes', '--no-install-recommends', 'chromium'];
    await must('cannot install chromium', 'apt-get', argv, options);
  });
}
