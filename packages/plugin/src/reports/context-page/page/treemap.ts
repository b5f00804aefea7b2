import { CONTENT_KINDS, type ContentKind } from '../content-kind';
import type { FolderEntry } from '../folder-tree';
import { markup, type Markup } from '../markup';
import { amountTable } from './table';

/** The picture, drawn by the page's script, and below it what its colours and signs mean. */
export function treemap(tree: FolderEntry): Markup {
  return markup`<section aria-labelledby="treemap">
<h2 id="treemap">What would be sent</h2>
<noscript><p class="hint">The picture needs JavaScript. The tables below hold the same numbers.</p></noscript>
<div id="picture" hidden>
<nav aria-label="Folder that is shown"><ol id="trail"></ol></nav>
<div id="map" role="group" aria-describedby="keys"></div>
<p id="detail"></p>
<p id="announcement" class="unseen" role="status"></p>
<p class="hint" id="keys">Areas show sizes; the very smallest cells are drawn larger, so that they can be reached.
Arrow keys move, <kbd>Enter</kbd> opens a folder, <kbd>Esc</kbd> or <kbd>Backspace</kbd> leaves it.</p>
</div>
${legend(tree)}
</section>`;
}

function legend({ kinds, files, bytes }: FolderEntry): Markup {
  const rows = (Object.keys(CONTENT_KINDS) as ContentKind[]).flatMap((kind) => {
    const amount = kinds.get(kind);
    return amount ? [{ what: kindMarkup(kind), ...amount }] : [];
  });
  return amountTable(rows, {
    caption: 'Kinds of content, by the names of the files',
    heading: 'Kind',
    whole: { files, bytes },
    totalOf: 'All',
  });
}

function kindMarkup(kind: ContentKind): Markup {
  const { label, sign } = CONTENT_KINDS[kind];
  return markup`<span class="swatch kind-${kind}" aria-hidden="true">${sign}</span> ${label}`;
}
