import type { ImportedName } from './python-imports';

/** Static imports, `require` and `import()` of relative paths; those of types alone are gone when the code runs. */
const RELATIVE =
  /^([ \t]*)(?:(?:import|export)[ \t]+(?!type[ \t{])(?:[^'"`;\n]*?[ \t}]from[ \t]*)?|\}[ \t]*from[ \t]*|(?:[^'"`\n/*]*?[^\w.'"`\n/*])?require\()(["'])(\.\.?(?:\/[^'"\n]*)?)\2/;

/** Longer lines are written by bundlers, which have resolved their imports. */
const LONGEST = 300;

/** Reads what a file of JavaScript or TypeScript imports by a relative path. */
export function readNodeImports(text: string): ImportedName[] {
  const lines = withoutRemarks(text).split('\n');
  return lines.flatMap((line, index) => {
    const [, indent = '', , path] = line.length > LONGEST ? [] : (RELATIVE.exec(line) ?? []);
    if (path === undefined) return [];
    return [
      {
        line: index + 1,
        column: indent.length + 1,
        written: path,
        wanted: [path],
        isGuarded: indent !== '' && !line.includes('from'),
      },
    ];
  });
}

/** Remarks lose their letters and keep their line breaks; one that does not end is a part of some text. */
function withoutRemarks(text: string): string {
  const kept: string[] = [];
  let at = 0;
  for (;;) {
    const start = text.indexOf('/*', at);
    const end = start === -1 ? -1 : text.indexOf('*/', start + 2);
    if (end === -1) return kept.join('') + text.slice(at);
    kept.push(text.slice(at, start), text.slice(start, end + 2).replace(/[^\n]/g, ' '));
    at = end + 2;
  }
}
