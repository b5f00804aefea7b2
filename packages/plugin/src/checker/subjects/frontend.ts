/** The frontend that a Dockerfile asks for. */
export interface Frontend {
  /** As written behind `# syntax=`. */
  readonly written: string;
  /** Major and minor number; undefined where the tag moves with the releases. */
  readonly version: readonly [major: number, minor: number] | undefined;
  /** Whether it is of the channel with what is still tried out. */
  readonly isLabs: boolean;
}

/** What a `# syntax=` line asks for: a frontend of Docker's own, `other`, or undefined where there is no such line. */
export function readFrontend(text: string): Frontend | 'other' | undefined {
  const written = syntaxOf(text);
  if (written === undefined) return undefined;
  const [, tag] = /(?:^|\/)docker\/dockerfile(?:-upstream)?:([\w.-]+)(?:@sha256:\w+)?$/.exec(written) ?? [];
  const [, major, minor, channel] =
    /^(?:(\d+)(?:\.(\d+)(?:\.\d+)?)?)?-?(labs|experimental|latest)?$/.exec(tag ?? '-') ?? [];
  if (tag === undefined || (major ?? channel) === undefined) return 'other';
  return {
    written,
    version: major === undefined || minor === undefined ? undefined : [Number(major), Number(minor)],
    isLabs: channel === 'labs' || channel === 'experimental',
  };
}

/** Directives end with the first line that is none. */
function syntaxOf(text: string): string | undefined {
  for (const line of text.replace(/^\uFEFF/, '').split(/\r?\n/)) {
    const [, name, value] = /^#\s*([a-z]+)\s*=\s*(.+?)\s*$/i.exec(line) ?? [];
    if (name === undefined) return undefined;
    if (name.toLowerCase() === 'syntax') return value;
  }
  return undefined;
}
