import type { NodePackage } from '../lock-files/node-lock';
import type { MuslTarget } from './musl-target';

/** For which machines a package with machine code is; by its own word, or where the lock file keeps no word, by its name. */
export interface NodePlatform {
  readonly isLinux: boolean;
  readonly suitsArchitecture: boolean;
  /** `any` where neither fields nor name say which. */
  readonly libc: 'musl' | 'glibc' | 'any';
}

const SYSTEMS =
  /(?:^|[-/@_])(?:darwin|macos|win32|windows|freebsd|openbsd|netbsd|android|aix|sunos|openharmony|linux(?:musl)?|musl)(?=[-_]|$)/;

const NOT_LINUX =
  /(?:^|[-/@_])(?:darwin|macos|win32|windows|freebsd|openbsd|netbsd|android|aix|sunos|openharmony)(?=[-_]|$)/;

const MACHINES = {
  amd64: /(?:^|[-_])(?:x64|amd64|x86[-_]64|64)(?=[-_]|$)/,
  arm64: /(?:^|[-_])(?:arm64|aarch64)(?=[-_]|$)/,
} as const;

const WORDS = { amd64: 'x64', arm64: 'arm64' } as const;

/** By its own word alone: names such as `is-windows` are not for Windows. Undefined for a package without a word. */
export function ownPlatform(entry: NodePackage, target: MuslTarget): NodePlatform | undefined {
  const { os, cpu, libc } = entry;
  if (os.length + cpu.length + libc.length === 0) return undefined;
  return {
    isLinux: os.length === 0 || allows(os, 'linux'),
    suitsArchitecture: cpu.length === 0 || allows(cpu, WORDS[target.architecture]),
    libc: libc.length === 0 ? 'any' : libcOf(libc, ''),
  };
}

/** Of a part that another package takes where it can: undefined where it is for all machines. */
export function platformOf(entry: NodePackage, target: MuslTarget): NodePlatform | undefined {
  const { os, cpu, libc, name } = entry;
  if (os.length + cpu.length + libc.length === 0 && !SYSTEMS.test(name)) return undefined;
  return {
    isLinux: os.length > 0 ? allows(os, 'linux') : !NOT_LINUX.test(name),
    suitsArchitecture:
      cpu.length > 0 ? allows(cpu, WORDS[target.architecture]) : MACHINES[target.architecture].test(name),
    libc: libcOf(libc, name),
  };
}

function libcOf(libc: readonly string[], name: string): NodePlatform['libc'] {
  if (libc.length > 0) return allows(libc, 'musl') ? 'musl' : 'glibc';
  if (name.includes('musl')) return 'musl';
  return /(?:^|[-_])(?:gnu|glibc|gnueabihf)(?=[-_]|$)/.test(name) ? 'glibc' : 'any';
}

/** As npm reads such a list: with `!` before what is not wanted. */
function allows(values: readonly string[], wanted: string): boolean {
  if (values.includes(`!${wanted}`)) return false;
  return values.includes(wanted) || values.includes('any') || values.every((value) => value.startsWith('!'));
}
