import { createHash } from 'node:crypto';

/** The files of an installed distribution, by path below `site-packages`. */
export type Files = ReadonlyMap<string, Uint8Array>;

/** A wheel, before it is packed. */
export interface Wheel {
  readonly fileName: string;
  readonly files: Files;
}

/** For which interpreter compiled modules are. */
export interface Target {
  /** For example `cp313`. */
  readonly python: string;
  /** For example `linux_x86_64`. */
  readonly platform: string;
}

/**
 * Makes a wheel of an installed distribution, as the binary distribution format of Python asks.
 *
 * Debian removes RECORD, which only matters to installers, and some metadata is of the older kind, in a folder or a file
 * named `*.egg-info`.
 */
export function toWheel(installed: Files, target: Target, alsoNeeded: readonly string[] = []): Wheel {
  const found = findMetadata(installed);
  const metadata = { ...found, text: withRequirements(found.text, alsoNeeded) };
  const field = (name: string): string =>
    new RegExp(`^${name}: (.+)$`, 'm').exec(metadata.text)?.[1]?.trim() ?? '';
  const base = `${field('Name')
    .toLowerCase()
    .replaceAll(/[-_.]+/g, '_')}-${field('Version')}`;
  const info = `${base}.dist-info`;
  const isPure = ![...installed.keys()].some((path) => path.endsWith('.so'));
  const tag = isPure ? 'py3-none-any' : `${target.python}-${target.python}-${target.platform}`;
  const files = new Map<string, Uint8Array>();
  for (const [path, content] of installed) {
    if (!path.startsWith(metadata.folder)) files.set(path, content);
  }
  files.set(`${info}/METADATA`, Buffer.from(metadata.text));
  files.set(`${info}/WHEEL`, Buffer.from(wheelText(isPure, tag)));
  const entryPoints = installed.get(`${metadata.folder}entry_points.txt`);
  if (entryPoints) files.set(`${info}/entry_points.txt`, entryPoints);
  files.set(`${info}/RECORD`, Buffer.from(recordText(files, `${info}/RECORD`)));
  return { fileName: `${base}-${tag}.whl`, files };
}

interface Metadata {
  /** What all its paths begin with: a folder with its slash, or the one file. */
  readonly folder: string;
  readonly text: string;
}

function findMetadata(installed: Files): Metadata {
  for (const [path, content] of installed) {
    const [, folder = '', name] = /^([^/]+\.(?:dist|egg)-info(?:\/|$))(METADATA|PKG-INFO)?$/.exec(path) ?? [];
    if (!folder || (folder.endsWith('/') && !name)) continue;
    const text = Buffer.from(content).toString('utf8');
    const isComplete = /^Requires-Dist:/m.test(text);
    const requirements = isComplete ? [] : readRequirements(installed.get(`${folder}requires.txt`));
    return { folder, text: withRequirements(text, requirements) };
  }
  throw new Error(`no metadata among ${[...installed.keys()].slice(0, 5).join(', ')}`);
}

/** The older kind names what is needed in a file of its own; sections are extras or conditions, which nobody here asks for. */
function readRequirements(file: Uint8Array | undefined): string[] {
  const [always = ''] = Buffer.from(file ?? [])
    .toString('utf8')
    .split(/^\[/m);
  return always.split('\n').filter((line) => line.trim() !== '');
}

function withRequirements(text: string, requirements: readonly string[]): string {
  return text.replace(/^Version: .*$/m, (version) =>
    [version, ...requirements.map((line) => `Requires-Dist: ${line}`)].join('\n'),
  );
}

function wheelText(isPure: boolean, tag: string): string {
  const lines = ['Wheel-Version: 1.0', 'Generator: nx-alpine', `Root-Is-Purelib: ${isPure}`, `Tag: ${tag}`];
  return `${lines.join('\n')}\n`;
}

function recordText(files: Files, own: string): string {
  const lines = Array.from(files, ([path, content]) => {
    const hash = createHash('sha256').update(content).digest('base64url');
    return `${inCsv(path)},sha256=${hash},${content.length}`;
  });
  return `${[...lines, `${own},,`].join('\n')}\n`;
}

function inCsv(path: string): string {
  return /[",]/.test(path) ? `"${path.replaceAll('"', '""')}"` : path;
}
