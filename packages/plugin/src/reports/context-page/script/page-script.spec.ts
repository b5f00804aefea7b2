import { runInNewContext, Script } from 'node:vm';
import { drawnWeights } from '../cells/drawn-weights';
import { squarify } from '../cells/squarify';
import { formatShare } from '../share';
import { PAGE_SCRIPT, SHARED_SOURCE } from './page-script';

/** Evaluates an expression where there is nothing but the shared functions. */
function evaluate(expression: string): unknown {
  return JSON.parse(runInNewContext(`'use strict';${SHARED_SOURCE};JSON.stringify(${expression})`) as string);
}

describe("the page's script", () => {
  it('can be parsed, and be put into a script element', () => {
    expect(() => new Script(PAGE_SCRIPT)).not.toThrow();
    expect(PAGE_SCRIPT).not.toMatch(/<\/script|<!--/i);
  });

  it('has functions of ours that need nothing else', () => {
    const bounds = { x: 0, y: 0, width: 30, height: 20 };
    const cells = [
      { files: 1, bytes: 90 },
      { files: 1, bytes: 0 },
    ];
    expect(evaluate(`squarify([5, 3, 1], ${JSON.stringify(bounds)})`)).toEqual(squarify([5, 3, 1], bounds));
    expect(evaluate(`drawnWeights(${JSON.stringify(cells)}, 0.1)`)).toEqual(drawnWeights(cells, 0.1));
    expect(evaluate('formatShare(1, 3)')).toBe(formatShare(1, 3));
  });
});
