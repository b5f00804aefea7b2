import type { MuslTarget } from './musl-target';

/** What a wheel is for; a compressed set of tags is written out. */
export interface WheelTags {
  readonly pythons: readonly string[];
  readonly abis: readonly string[];
  readonly platforms: readonly string[];
}

/** https://packaging.python.org/en/latest/specifications/binary-distribution-format/#file-format */
export function readWheelTags(file: string): WheelTags | undefined {
  const parts = file.endsWith('.whl') ? file.slice(0, -'.whl'.length).split('-') : [];
  const [pythons, abis, platforms] = parts.slice(-3).map((set) => set.split('.'));
  if (parts.length < 5 || pythons === undefined || abis === undefined || platforms === undefined)
    return undefined;
  return { pythons, abis, platforms };
}

/** Whether pip on Alpine takes a wheel, for Python as in `3.13`. */
export function suitsMusl(
  { pythons, abis, platforms }: WheelTags,
  python: string,
  target: MuslTarget,
): boolean {
  return (
    platforms.some((platform) => suitsPlatform(platform, target)) &&
    pythons.some((tag) => abis.some((abi) => suitsPython(tag, abi, python)))
  );
}

/** Whether a wheel is for one platform or another, and not for all. */
export function isForPlatform({ platforms }: WheelTags): boolean {
  return !platforms.includes('any');
}

/** The newest musl is 1.2, so that no wheel asks for a newer one; PEP 656. */
function suitsPlatform(platform: string, { architecture }: MuslTarget): boolean {
  if (platform === 'any') return true;
  const machine = { amd64: 'x86_64', arm64: 'aarch64' }[architecture];
  return /^musllinux_1_[0-2]_(.*)$/.exec(platform)?.[1] === machine;
}

/** PEP 425: what is made for an older Python suits where it is pure, or keeps to the stable interface. */
function suitsPython(tag: string, abi: string, python: string): boolean {
  const [, kind, major, minor] = /^(cp|py)(\d)(\d*)$/.exec(tag) ?? [];
  const [wantedMajor, wantedMinor] = python.split('.').map(Number);
  if (kind === undefined || Number(major) !== wantedMajor) return false;
  const isSame = Number(minor) === wantedMinor;
  const isOlder = Number(minor) <= (wantedMinor ?? 0);
  if (kind === 'py') return abi === 'none' && isOlder;
  return abi === 'abi3' ? isOlder : isSame && (abi === 'none' || abi === tag);
}
