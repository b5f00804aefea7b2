/** An import in a source file. */
export interface ImportedName {
  /** From 1. */
  readonly line: number;
  readonly column: number;
  /** As written: `a.b`, `.x`, `./x`. */
  readonly written: string;
  /** Modules or paths that it may mean, the most exact first. */
  readonly wanted: readonly string[];
  /** Whether the code goes on without it: in a `try`, or only for a checker of types. */
  readonly isGuarded: boolean;
}

const FROM = /^([ \t]*)from[ \t]+(\.*[\w.]*)[ \t]+import[ \t]+\(?[ \t]*([\w \t,]*)/;
const IMPORT =
  /^([ \t]*)import[ \t]+(\w[\w.]*(?:[ \t]+as[ \t]+\w+)?(?:[ \t]*,[ \t]*\w[\w.]*(?:[ \t]+as[ \t]+\w+)?)*)[ \t]*(?:#.*|;.*)?$/;

/** Reads the import statements of Python; texts in triple quotes are none. */
export function readPythonImports(text: string): ImportedName[] {
  const guards = new Guards();
  return withoutTexts(text)
    .split('\n')
    .flatMap((raw, index) => {
      const line = raw.replace(/\r$/, '');
      const isGuarded = guards.enter(line);
      return readImport(line).map((imported) => ({ line: index + 1, isGuarded, ...imported }));
    });
}

function readImport(line: string): Pick<ImportedName, 'column' | 'written' | 'wanted'>[] {
  const [, indent = '', from, names = ''] = FROM.exec(line) ?? [];
  if (from !== undefined) {
    const dot = from.endsWith('.') ? '' : '.';
    const wanted = [...namesIn(names).map((name) => from + dot + name), from];
    return [{ column: indent.length + 1, written: from, wanted }];
  }
  const [, blanks = '', modules = ''] = IMPORT.exec(line) ?? [];
  return namesIn(modules).map((name) => ({ column: blanks.length + 1, written: name, wanted: [name] }));
}

/** Names that commas part, without what they are called `as`. */
function namesIn(list: string): string[] {
  return list
    .split(',')
    .map((name) => name.trim().split(/\s/)[0] ?? '')
    .filter((name) => name !== '');
}

/** Texts over several lines lose their letters and keep their line breaks. */
function withoutTexts(text: string): string {
  return text.replace(/("""|''')[^]*?\1/g, (quoted) => quoted.replace(/[^\n]/g, ' '));
}

/** Follows the blocks that a line is in, by how far lines are indented. */
class Guards {
  private readonly blocks: { readonly depth: number; readonly isGuard: boolean }[] = [];

  /** Whether a line is in a block that goes on without it. */
  enter(line: string): boolean {
    const content = line.trimStart();
    if (content === '' || content.startsWith('#')) return false;
    const depth = line.length - content.length;
    while ((this.blocks.at(-1)?.depth ?? -1) >= depth) this.blocks.pop();
    const isInside = this.blocks.at(-1)?.isGuard ?? false;
    const isGuard = isInside || /^(?:try|except|else|finally|if|elif)\b/.test(content);
    this.blocks.push({ depth, isGuard });
    return isInside;
  }
}
