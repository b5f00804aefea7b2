import { UnreadableExpression } from './unreadable-expression';

/** A piece of a Go expression, written as JavaScript has it. */
export interface Piece {
  readonly source: string;
  /** How much of the Go expression it stands for. */
  readonly length: number;
}

/** The code point at a place; Go reads those, and an expression must not end there. */
export function characterAt(expression: string, at: number): string {
  const point = expression.codePointAt(at);
  if (point === undefined) throw new UnreadableExpression(expression);
  return String.fromCodePoint(point);
}
