import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { suitesFor } from './packages';

const needed = ['apt-get', 'dpkg', 'flock', 'ldd', 'mount', 'nsenter', 'setpriv', 'tar', 'unshare'];

/** Every reason why this machine cannot have a private engine in one sentence, or undefined when it can. */
export function whyNotPrivate(): string | undefined {
  if (process.platform !== 'linux') return `needs Debian Linux, and this is ${process.platform}`;
  const codename = debianCodename();
  const missing = needed.filter((program) => !onPath(program));
  const reasons = [
    ...(process.getuid?.() === 0 ? [] : ['needs root']),
    ...(codename && suitesFor(codename)
      ? []
      : [`needs Debian bookworm or trixie, and this is ${systemName()}`]),
    ...(missing.length > 0 ? [`needs ${missing.join(', ')} on PATH`] : []),
  ];
  return reasons.length > 0 ? reasons.join('; ') : undefined;
}

/** The name of this machine's Debian release, or undefined when it is not Debian. */
export function debianCodename(): string | undefined {
  const system = osRelease();
  return system.get('ID') === 'debian' ? system.get('VERSION_CODENAME') : undefined;
}

function systemName(): string {
  return osRelease().get('PRETTY_NAME') ?? 'an unnamed system';
}

function osRelease(): Map<string, string> {
  const text = existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : '';
  return new Map(
    Array.from(text.matchAll(/^(\w+)="?(.*?)"?$/gm), ([, name = '', value = '']) => [name, value]),
  );
}

function onPath(program: string): boolean {
  return (process.env['PATH'] ?? '').split(delimiter).some((folder) => existsSync(join(folder, program)));
}
