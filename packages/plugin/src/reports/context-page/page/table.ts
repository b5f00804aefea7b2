import { formatBytes } from '../../../base/quantities';
import type { Amount } from '../folder-tree';
import { markup, type Markup } from '../markup';
import { formatShare } from '../share';

/** A row that says what it counts, how many files it has and how large they are. */
export interface AmountRow extends Amount {
  readonly what: Markup;
}

/** What stands above and below the rows of a table, and of which whole they are parts. */
export interface TableFrame {
  readonly caption: string;
  readonly heading: string;
  readonly whole: Amount;
  /** Absent where the rows are not all of it, or count something twice. */
  readonly totalOf?: string;
}

/** A table of amounts with their shares; its last line is the sum of the others. */
export function amountTable(rows: readonly AmountRow[], frame: TableFrame): Markup {
  const { caption, heading, whole, totalOf } = frame;
  return markup`<table>
<caption>${caption}</caption>
<thead><tr><th scope="col">${heading}</th><th scope="col" class="number">Files</th><th scope="col" class="number">Size</th><th scope="col" class="number">Share</th></tr></thead>
<tbody>
${rows.map((row) => amountRow(row, whole))}
</tbody>${totalOf === undefined ? '' : footer(totalOf, whole)}
</table>`;
}

function amountRow({ what, files, bytes }: AmountRow, whole: Amount): Markup {
  return markup`<tr><th scope="row">${what}</th>${numbers({ files, bytes }, whole)}</tr>`;
}

function footer(totalOf: string, whole: Amount): Markup {
  return markup`
<tfoot><tr><th scope="row">${totalOf}</th>${numbers(whole, whole)}</tr></tfoot>`;
}

function numbers({ files, bytes }: Amount, whole: Amount): Markup {
  return markup`<td class="number">${files.toLocaleString('en')}</td><td class="number" title="${exact(bytes)}">${formatBytes(bytes)}</td><td class="number">${bar(bytes, whole.bytes)}<span class="share">${formatShare(bytes, whole.bytes)}</span></td>`;
}

/** Drawn by attributes, because the page's policy allows no style in an element. */
function bar(part: number, whole: number): Markup {
  const width = whole > 0 ? ((100 * part) / whole).toFixed(2) : '0';
  return markup`<svg class="bar" aria-hidden="true"><rect width="${width}%" height="100%"/></svg>`;
}

/** Every byte, where the rounded number is too little. */
export function exact(bytes: number): string {
  return `${bytes.toLocaleString('en')} bytes`;
}
