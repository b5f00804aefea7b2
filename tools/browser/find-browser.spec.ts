import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBrowser, type Machine } from './find-browser';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'browsers-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** A machine with a PATH of one folder. */
function machine(facts: Partial<Machine> = {}): Machine {
  const install = (): Promise<void> => Promise.reject(new Error('must not install'));
  return { env: { PATH: folder }, whyNotInstall: () => 'this is a test', install, ...facts };
}

function addProgram(name: string): string {
  const path = join(folder, name);
  writeFileSync(path, '');
  chmodSync(path, 0o755);
  return path;
}

describe('findBrowser', () => {
  it('takes the one that CHROME_PATH names before all others', async () => {
    addProgram('chromium');
    const own = addProgram('own-build');
    expect(await findBrowser(machine({ env: { PATH: folder, CHROME_PATH: own } }))).toBe(own);
  });

  it('does not pass over a CHROME_PATH that leads nowhere', async () => {
    addProgram('chromium');
    const finding = findBrowser(machine({ env: { PATH: folder, CHROME_PATH: join(folder, 'gone') } }));
    await expect(finding).rejects.toThrow(/^CHROME_PATH: there is no .*gone\n {2}→ set it to/);
  });

  it('prefers Chromium on PATH', async () => {
    const chrome = addProgram('google-chrome');
    expect(await findBrowser(machine())).toBe(chrome);
    const chromium = addProgram('chromium');
    expect(await findBrowser(machine())).toBe(chromium);
  });

  it('installs one where that can be done', async () => {
    const install = (): Promise<void> => Promise.resolve(void addProgram('chromium'));
    const found = await findBrowser(machine({ whyNotInstall: () => undefined, install }));
    expect(found).toBe(join(folder, 'chromium'));
  });

  it('says what is missing, why it cannot be had, and what to do', async () => {
    const message = (reason: string): string =>
      'no browser can be used: there is no chromium, chromium-browser, google-chrome, google-chrome-stable on PATH, ' +
      `and ${reason}\n  → install Chromium or Chrome, or set CHROME_PATH to one`;
    await expect(findBrowser(machine())).rejects.toThrow(message('this is a test'));
    const install = (): Promise<void> => Promise.resolve();
    await expect(findBrowser(machine({ whyNotInstall: () => undefined, install }))).rejects.toThrow(
      message('its installation left none there'),
    );
  });
});
