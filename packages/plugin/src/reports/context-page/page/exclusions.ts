import { formatCount } from '../../../base/quantities';
import type { ContextPicture, ExcludedPlace, ExclusionByLine } from '../context-picture';
import type { Amount } from '../folder-tree';
import { markup, type Markup } from '../markup';
import { takeLargest } from './largest';
import { pathMarkup, placeList } from './places';
import { amountTable } from './table';

const MOST_LINES = 300;
const MOST_PLACES = 20;

/** Which line of the ignore file keeps what from being sent. */
export function exclusions({ ignoreFile, excludedByLine }: ContextPicture, whole: Amount): Markup {
  return markup`<section aria-labelledby="exclusions">
<h2 id="exclusions">Left out, by line of the ignore file</h2>
${body(ignoreFile, excludedByLine, whole)}
</section>`;
}

function body(ignoreFile: string | null, lines: readonly ExclusionByLine[], whole: Amount): Markup {
  if (ignoreFile === null)
    return markup`<p>No ignore file holds for this Dockerfile, so all of the context would be sent.</p>`;
  if (lines.length === 0) return markup`<p>No line of ${pathMarkup(ignoreFile)} leaves anything out.</p>`;
  const { shown, rest } = takeLargest([...lines].sort(largestFirst), MOST_LINES);
  const rows = [...shown]
    .sort((one, other) => one.line - other.line)
    .map((line) => ({ ...line, what: lineMarkup(line) }));
  const others = rest ? [{ ...rest, what: markup`${formatCount(rest.count, 'other line')}` }] : [];
  return markup`<p>In ${pathMarkup(ignoreFile)}; where several lines match a file, the one that decides.</p>
${amountTable([...rows, ...others], { caption: 'Lines that leave something out', heading: 'Line', whole, totalOf: 'All' })}`;
}

function largestFirst(one: ExclusionByLine, other: ExclusionByLine): number {
  return other.bytes - one.bytes || other.files - one.files || one.line - other.line;
}

function lineMarkup({ line, text, places }: ExclusionByLine): Markup {
  return markup`<span class="line-number">${line}</span> <code>${text}</code>${placesMarkup(places)}`;
}

function placesMarkup(places: readonly ExcludedPlace[]): Markup {
  if (places.length === 0) return markup``;
  return markup`<details><summary>${formatCount(places.length, 'place')}</summary>${placeList(places, MOST_PLACES)}</details>`;
}
