import { formatBytes, formatCount } from '../../../base/quantities';
import type { ContextPicture } from '../context-picture';
import type { Entry, FolderEntry } from '../folder-tree';
import { largestFirst } from '../folder-tree';
import { markup, type Markup } from '../markup';
import { placeList } from './places';

const MOST_PLACES = 8;

/** Points out what nobody wants in an image, with the places that hold nothing else. */
export function pollutionNote({ sent }: ContextPicture, tree: FolderEntry): Markup {
  const all = tree.kinds.get('pollution');
  if (!all) return markup``;
  const places = pollutedPlaces(tree)
    .sort(largestFirst)
    .map(({ type, path, files, bytes }) => ({ path, files, bytes, isFolder: type === 'folder' }));
  const kinds = [...new Set(sent.flatMap(({ pollution }) => pollution ?? []))].sort();
  return markup`<section class="warning" aria-labelledby="pollution">
<h2 id="pollution">${formatCount(all.files, 'file')}, ${formatBytes(all.bytes)} of pollution would be sent</h2>
<p>Kinds: ${kinds.join(', ')}.</p>
${placeList(places, MOST_PLACES)}
</section>`;
}

/** The topmost folders that hold nothing but pollution, and the files beside other things. */
function pollutedPlaces(folder: FolderEntry): Entry[] {
  return folder.entries.flatMap((entry) => {
    if (entry.type !== 'folder') return entry.kind === 'pollution' ? [entry] : [];
    const polluted = entry.kinds.get('pollution')?.files;
    return polluted === entry.files ? [entry] : pollutedPlaces(entry);
  });
}
