/** What the lines of a managed block follow; see docs/decisions/0018-generators.md. */
export const BLOCK_NAMES = [
  'projects',
  'sources',
  'manifests',
  'python-path',
  'builds',
  'built',
  'modules',
] as const;

export type BlockName = (typeof BLOCK_NAMES)[number];

/** A block of a text whose lines are kept true to the project graph. */
export interface Block {
  readonly name: BlockName;
  readonly lines: readonly string[];
}

/** The lines of a block with the comments that mark it. */
export function markBlock({ name, lines }: Block): string[] {
  return [`# nx-alpine:begin ${name} (nx sync keeps these lines)`, ...lines, `# nx-alpine:end ${name}`];
}

/** One block of a text that came out different. */
export interface BlockChange {
  readonly name: BlockName;
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

/** A text with renewed blocks, and what is different in it. */
export interface RenewedText {
  readonly text: string;
  readonly changes: readonly BlockChange[];
}

const BEGIN = /^[ \t]*# nx-alpine:begin ([a-z-]+)/;

/** Puts new lines into each block of a text; a block without an end, or of an unknown name, stays as it is. */
export function renewBlocks(text: string, linesOf: (name: BlockName) => readonly string[]): RenewedText {
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  const lines = text.split(/\r?\n/);
  const renewed: string[] = [];
  const changes: BlockChange[] = [];
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    renewed.push(line);
    const name = readName(line);
    const end = name === undefined ? -1 : findEnd(lines, index, name);
    if (name === undefined || end === -1) continue;
    const old = lines.slice(index + 1, end);
    const fresh = linesOf(name);
    renewed.push(...fresh);
    if (old.join('\n') !== fresh.join('\n')) changes.push(compare(name, old, fresh));
    index = end - 1;
  }
  return { text: changes.length === 0 ? text : renewed.join(lineEnd), changes };
}

function readName(line: string): BlockName | undefined {
  const name = BEGIN.exec(line)?.[1];
  return BLOCK_NAMES.find((known) => known === name);
}

/** A block whose end was lost must not swallow the next one. */
function findEnd(lines: readonly string[], begin: number, name: BlockName): number {
  const end = lines.findIndex((line, index) => index > begin && line.trim() === `# nx-alpine:end ${name}`);
  const next = lines.findIndex((line, index) => index > begin && BEGIN.test(line));
  return next !== -1 && next < end ? -1 : end;
}

function compare(name: BlockName, old: readonly string[], fresh: readonly string[]): BlockChange {
  return {
    name,
    added: fresh.filter((line) => !old.includes(line)),
    removed: old.filter((line) => !fresh.includes(line)),
  };
}
