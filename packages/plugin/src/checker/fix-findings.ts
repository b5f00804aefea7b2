import { applyEdits } from './edit';
import type { Finding } from './finding';
import type { WorkspaceView } from './workspace-view';

/** What mending came to, before anything is written. */
export interface Fixing {
  /** The files that change, with their texts before and after. */
  readonly changes: ReadonlyMap<string, { readonly before: string; readonly after: string }>;
  /** The findings that were mended, each as it was when its turn came. */
  readonly fixed: readonly Finding[];
}

/** An edit that waits for an overlapping one is seldom more than one look away; a circle would have no end. */
const MOST_LOOKS = 10;

/** Mends what a look finds and can be mended for certain, and looks again, until nothing of it is left. */
export function fixFindings(view: WorkspaceView, look: (view: WorkspaceView) => readonly Finding[]): Fixing {
  const texts = new Map<string, string>();
  // What the first edits are about: somebody may write the file while others are looked at.
  const originals = new Map<string, string>();
  const current = { ...view, read: (path: string) => texts.get(path) ?? view.read(path) };
  const fixed: Finding[] = [];
  for (let looks = 0; looks < MOST_LOOKS; looks += 1) {
    // What is remembered of a view is not true of its texts any more.
    const mendable = look({ ...current }).filter(({ edits }) => edits !== undefined);
    if (mendable.length === 0) break;
    for (const file of new Set(mendable.map((finding) => finding.file))) {
      const own = mendable.filter((finding) => finding.file === file);
      const before = current.read(file) ?? '';
      if (!originals.has(file)) originals.set(file, before);
      const { text, applied } = applyEdits(before, own);
      texts.set(file, text);
      fixed.push(...applied);
    }
  }
  const changes = [...texts]
    .map(([file, after]) => [file, { before: originals.get(file) ?? '', after }] as const)
    .filter(([, { before, after }]) => before !== after);
  return { changes: new Map(changes), fixed };
}
