import { formatBytes, formatCount } from '../../../base/quantities';
import type { ContextPicture } from '../context-picture';
import type { Amount } from '../folder-tree';
import { markup, type Markup } from '../markup';
import { pathMarkup } from './places';
import { exact } from './table';

/** What the page is about, and the two numbers that matter. */
export function header(picture: ContextPicture, sent: Amount, excluded: Amount): Markup {
  const { project, dockerfile, ignoreFile, dialect } = picture;
  return markup`<header>
<p class="eyebrow">Build context</p>
<h1><bdi>${project}</bdi></h1>
<dl class="facts">
<div><dt>Dockerfile</dt><dd>${pathMarkup(dockerfile)}</dd></div>
<div><dt>Ignore file</dt><dd>${ignoreFile === null ? 'none' : pathMarkup(ignoreFile)}</dd></div>
<div><dt>Read as</dt><dd>${dialect}</dd></div>
</dl>
<div class="totals">
${[total('would be sent', sent), total('left out', excluded)]}
</div>
</header>`;
}

function total(what: string, { files, bytes }: Amount): Markup {
  return markup`<p><strong>${formatBytes(bytes)}</strong> <span>${what}, in ${formatCount(files, 'file')}</span> <small>${exact(bytes)}</small></p>`;
}
