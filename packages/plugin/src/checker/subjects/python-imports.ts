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
  const lines = withoutTexts(text).split('\n');
  return lines.flatMap((raw, index) => {
    const line = raw.replace(/\r$/, '');
    const [, indent = '', from, names = ''] = FROM.exec(line) ?? [];
    const isGuarded = (): boolean => isInGuard(lines, index);
    if (from !== undefined) {
      const parts = names.split(',').map((name) => name.trim().split(/\s/)[0] ?? '');
      const dot = from.endsWith('.') ? '' : '.';
      const wanted = [...parts.filter((name) => name !== '').map((name) => from + dot + name), from];
      return [{ line: index + 1, column: indent.length + 1, written: from, wanted, isGuarded: isGuarded() }];
    }
    const [, blanks = '', modules = ''] = IMPORT.exec(line) ?? [];
    return modules
      .split(',')
      .map((name) => name.trim().split(/\s/)[0] ?? '')
      .filter((name) => name !== '')
      .map((name) => ({
        line: index + 1,
        column: blanks.length + 1,
        written: name,
        wanted: [name],
        isGuarded: isGuarded(),
      }));
  });
}

/** Texts over several lines lose their letters and keep their line breaks. */
function withoutTexts(text: string): string {
  return text.replace(/("""|''')[^]*?\1/g, (quoted) => quoted.replace(/[^\n]/g, ' '));
}

/** Looks at what each outer block begins with. */
function isInGuard(lines: readonly string[], index: number): boolean {
  let depth = depthOf(lines[index] ?? '');
  for (let at = index - 1; at >= 0 && depth > 0; at -= 1) {
    const line = lines[at] ?? '';
    if (line.trim() === '' || depthOf(line) >= depth) continue;
    depth = depthOf(line);
    if (/^\s*(?:try|except|else|finally|if|elif)\b/.test(line)) return true;
  }
  return false;
}

function depthOf(line: string): number {
  return line.length - line.trimStart().length;
}
