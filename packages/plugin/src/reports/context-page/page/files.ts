import { formatBytes } from '../../../base/quantities';
import { CONTENT_KINDS, contentKind } from '../content-kind';
import type { PicturedFile } from '../context-picture';
import { markup, type Markup } from '../markup';
import { formatShare } from '../share';
import { pathMarkup } from './places';
import { exact } from './table';

const MOST_FILES = 25;

/** The largest files, where a single line of the ignore file may save the most. */
export function fileTable(sent: readonly PicturedFile[], whole: number): Markup {
  const shown = [...sent].sort(largestFirst).slice(0, MOST_FILES);
  return markup`<section aria-labelledby="files">
<h2 id="files">Largest files</h2>
<table>
<caption>${shown.length < sent.length ? `The ${String(MOST_FILES)} largest` : 'All files, largest first'}</caption>
<thead><tr><th scope="col">File</th><th scope="col">Kind</th><th scope="col" class="number">Size</th><th scope="col" class="number">Share</th></tr></thead>
<tbody>
${shown.map((file) => row(file, whole))}
</tbody>
</table>
</section>`;
}

function row(file: PicturedFile, whole: number): Markup {
  const { label } = CONTENT_KINDS[contentKind(file)];
  const kind = file.kind === 'link' ? 'link' : label;
  return markup`<tr><th scope="row">${pathMarkup(file.path)}</th><td>${kind}${file.pollution === null ? '' : `: ${file.pollution}`}</td><td class="number" title="${exact(file.bytes)}">${formatBytes(file.bytes)}</td><td class="number">${formatShare(file.bytes, whole)}</td></tr>`;
}

function largestFirst(one: PicturedFile, other: PicturedFile): number {
  return other.bytes - one.bytes || (one.path < other.path ? -1 : 1);
}
