import { posix } from 'node:path';
import type { NodeInstall } from './node-stack';

/** One sentence on how the packages of a project are installed. */
export function describeInstall(install: NodeInstall): string {
  if (install.manager === 'none') return 'no packages beside those of Node.js';
  const { folder, lockFile, member } = install;
  const manager = install.manager.split('-')[0] ?? '';
  const source =
    lockFile === undefined
      ? `what ${posix.join(folder, 'package.json')} names; without a lock file builds differ from day to day`
      : posix.join(folder, lockFile);
  const part = member === undefined ? '' : `, as far as ${member.name} needs it`;
  return `${manager} installs ${source}${part}`;
}
