/** A Dockerfile that the engine reads by itself, without the frontend image that it asks for. */
export interface BuiltinSyntax {
  readonly text: string;
  /** The line of the first text that a line of this one is, both from 1. */
  readonly lineBefore: (line: number) => number;
}

const DIRECTIVE = /^#\s*([a-z]+)\s*=/i;

/** Takes away the line that asks for a frontend image, which the engine would fetch; directives after it stay directives. */
export function withBuiltinSyntax(text: string): BuiltinSyntax {
  const lines = text.split('\n');
  const after = lines.findIndex((line) => !DIRECTIVE.test(line.replace(/^\uFEFF/, '')));
  const at = lines
    .slice(0, after === -1 ? lines.length : after)
    .findIndex((line) => DIRECTIVE.exec(line.replace(/^\uFEFF/, ''))?.[1]?.toLowerCase() === 'syntax');
  if (at === -1) return { text, lineBefore: (line) => line };
  return { text: lines.toSpliced(at, 1).join('\n'), lineBefore: (line) => (line > at ? line + 1 : line) };
}
