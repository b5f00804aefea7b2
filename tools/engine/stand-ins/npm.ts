import { existsSync, mkdirSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { must } from '../run';
import { npmRegistryUrl } from './package-host';

/**
 * The folder of this machine's npm, which is JavaScript alone, or undefined where it cannot be taken elsewhere: Debian's
 * own has its dependencies all over the machine.
 */
export function npmOfThisMachine(path = process.env['PATH'] ?? ''): string | undefined {
  const program = path
    .split(delimiter)
    .map((folder) => join(folder, 'npm'))
    .find((file) => existsSync(file));
  if (!program) return undefined;
  const folder = dirname(dirname(realpathSync(program)));
  return existsSync(join(folder, 'node_modules/@npmcli/arborist')) ? folder : undefined;
}

/** Settings that lead each package manager to the same registry, by path. Each reads another file. */
const settings = {
  // Also read by pnpm and by yarn 1.
  'usr/local/etc/npmrc': `registry=${npmRegistryUrl}\n`,
  'root/.bunfig.toml': `[install]\nregistry = "${npmRegistryUrl}"\n`,
  // Yarn 2 and later.
  'root/.yarnrc.yml': `npmRegistryServer: "${npmRegistryUrl}"\nunsafeHttpWhitelist: ["*.nx-alpine.test"]\n`,
};

/** Puts npm where the real image has it. */
export async function copyNpm(npm: string, root: string, signal: AbortSignal): Promise<void> {
  const target = join(root, 'usr/local/lib/node_modules');
  for (const folder of [target, join(root, 'usr/local/etc')]) mkdirSync(folder, { recursive: true });
  const argv = ['-rT', '--preserve=links,mode', npm, join(target, 'npm')];
  await must('cannot copy npm', 'cp', argv, { signal });
  for (const name of ['npm', 'npx']) {
    symlinkSync(`../lib/node_modules/npm/bin/${name}-cli.js`, join(root, 'usr/local/bin', name));
  }
  for (const [path, text] of Object.entries(settings)) writeFileSync(join(root, path), text);
}
