import { formatBytes, formatCount } from '../../../base/quantities';
import { CONTENT_KINDS, type ContentKind } from '../content-kind';
import type { Amount, Entry } from '../folder-tree';
import { visibleText } from '../visible-text';
import type { SmallerEntries } from './group-small';

/** A file, a folder or a group of smaller ones, as the page's script gets it: what is to be read is written out. */
export interface Cell extends Amount {
  readonly type: 'file' | 'link' | 'folder' | 'smaller';
  readonly name: string;
  /** The kind of all of it, or of most of it. */
  readonly kind: ContentKind;
  /** `bytes` for people. */
  readonly size: string;
  /** `files` for people. */
  readonly count: string;
  /** How much of it is pollution, for people; absent where none is, or all. */
  readonly polluted?: string;
  /** What can be seen inside, largest first; absent in files, and where the page would grow too large. */
  readonly cells?: readonly Cell[];
}

/** An entry as a cell that does not show what is inside. */
export function closedCell(entry: Entry | SmallerEntries): Cell {
  const { type, name, files, bytes } = entry;
  const pollution = 'kinds' in entry ? entry.kinds.get('pollution') : undefined;
  const isMixed = pollution !== undefined && pollution.files < files;
  return {
    type,
    name: visibleText(name),
    kind: 'kinds' in entry ? mainKind(entry.kinds) : entry.kind,
    files,
    bytes,
    size: formatBytes(bytes),
    count: formatCount(files, 'file'),
    ...(isMixed && { polluted: `${formatCount(pollution.files, 'file')}, ${formatBytes(pollution.bytes)}` }),
  };
}

/** The kind with the most bytes. Where all files are empty, the one with the most files. */
function mainKind(kinds: ReadonlyMap<ContentKind, Amount>): ContentKind {
  const amountOf = (kind: ContentKind): Amount => kinds.get(kind) ?? { files: 0, bytes: 0 };
  const [largest = 'other'] = (Object.keys(CONTENT_KINDS) as ContentKind[]).sort(
    (one, other) =>
      amountOf(other).bytes - amountOf(one).bytes || amountOf(other).files - amountOf(one).files,
  );
  return largest;
}
