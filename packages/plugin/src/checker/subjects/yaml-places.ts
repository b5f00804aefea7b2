import type { LineCounter } from 'yaml';
import type { Place } from './compose-value';

/** Line and column of an offset in a YAML text, both from 1, as those count who do not see a byte order mark. */
export function yamlPlaces(text: string, lines: LineCounter): (offset: number) => Place {
  const mark = text.startsWith('\uFEFF') ? 1 : 0;
  return (offset) => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(line > 1 ? col : col - mark, 1) };
  };
}
