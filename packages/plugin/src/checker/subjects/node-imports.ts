import type { ImportedName } from './python-imports';

/** Static imports, `require` and `import()` of relative paths; those of types alone are gone when the code runs. */
const RELATIVE =
  /^([ \t]*)(?:(?:import|export)[ \t]+(?!type[ \t{])(?:[^'"`;\n]*?[ \t}]from[ \t]*)?|\}[ \t]*from[ \t]*|(?:[^'"`\n/*]*?[^\w.'"`\n/*])?require\()(["'])(\.\.?(?:\/[^'"\n]*)?)\2/;

/** Reads what a file of JavaScript or TypeScript imports by a relative path. */
export function readNodeImports(text: string): ImportedName[] {
  const lines = text.replace(/\/\*[^]*?\*\//g, (remark) => remark.replace(/[^\n]/g, ' ')).split('\n');
  return lines.flatMap((line, index) => {
    const [, indent = '', , path] = RELATIVE.exec(line) ?? [];
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
