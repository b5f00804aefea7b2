import { formatBytes, formatCount } from '../../../base/quantities';
import type { ExcludedPlace } from '../context-picture';
import type { Amount } from '../folder-tree';
import { markup, type Markup } from '../markup';
import { takeLargest } from './largest';

/** A path in a page; isolated, so that names in other scripts do not reorder what stands beside them. */
export function pathMarkup(path: string, isFolder = false): Markup {
  return markup`<bdi class="path">${path}${isFolder ? '/' : ''}</bdi>`;
}

/** A list of places, largest first, with the others counted in its last line. */
export function placeList(places: readonly ExcludedPlace[], most: number): Markup {
  const { shown, rest } = takeLargest(places, most);
  return markup`<ul>
${shown.map((place) => markup`<li>${pathMarkup(place.path, place.isFolder)} ${amount(place)}</li>`)}
${rest ? [markup`<li>and ${formatCount(rest.count, 'other place')} ${amount(rest)}</li>`] : []}
</ul>`;
}

function amount({ files, bytes }: Amount): Markup {
  return markup`<span class="amount">${formatCount(files, 'file')}, ${formatBytes(bytes)}</span>`;
}
