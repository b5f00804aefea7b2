import { formatCount } from '../../../base/quantities';
import { allFolders, largestFirst, type Entry, type FolderEntry } from '../folder-tree';
import { markup, type Markup } from '../markup';
import { takeLargest } from './largest';
import { pathMarkup } from './places';
import { amountTable, type AmountRow } from './table';

const MOST_AT_ROOT = 25;
const MOST_DEEP = 40;

/** The same numbers as the picture, in words: what lies at the root, and the largest folders at any depth. */
export function folderTables(tree: FolderEntry): Markup {
  return markup`<section aria-labelledby="folders">
<h2 id="folders">Folders</h2>
${atRoot(tree)}
${anywhere(tree)}
</section>`;
}

function atRoot({ entries, files, bytes }: FolderEntry): Markup {
  const { shown, rest } = takeLargest(entries, MOST_AT_ROOT);
  const others = rest ? [{ ...rest, what: markup`${formatCount(rest.count, 'smaller one')}` }] : [];
  return amountTable([...shown.map(toRow), ...others], {
    caption: 'At the root of the context',
    heading: 'Folder or file',
    whole: { files, bytes },
    totalOf: 'All',
  });
}

function anywhere(tree: FolderEntry): Markup {
  const folders = allFolders(tree).slice(1).sort(largestFirst);
  if (folders.length === 0) return markup``;
  const { shown } = takeLargest(folders, MOST_DEEP);
  const table = amountTable(shown.map(toRow), {
    caption: 'Each with all that is below it, so that folders inside folders count again',
    heading: 'Folder',
    whole: tree,
  });
  const which = folders.length > MOST_DEEP ? `The ${String(MOST_DEEP)} largest of ` : 'All ';
  return markup`<details><summary>${`${which}${formatCount(folders.length, 'folder')} at any depth`}</summary>
${table}</details>`;
}

function toRow(entry: Entry): AmountRow {
  const { path, files, bytes } = entry;
  return { what: pathMarkup(path, entry.type === 'folder'), files, bytes };
}
