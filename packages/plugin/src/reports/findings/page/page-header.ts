import { formatCount } from '../../../base/quantities';
import { markup, type Markup } from '../../context-page/markup';
import { countFindings } from '../describe-findings';
import type { FindingsPage } from '../findings-page';

/** What the page is about, and what came of it. */
export function pageHeader(page: FindingsPage): Markup {
  const { title, findings, success, failOn, rules, known, fixed, took } = page;
  return markup`<header>
<p class="eyebrow">Validation</p>
<h1><bdi>${title}</bdi></h1>
<p class="verdict ${success ? 'good' : 'bad'}"><strong>${success ? 'Valid' : 'Not valid'}</strong>: ${countFindings(findings)}</p>
<dl class="facts">
${[
  fact('Fails for', failOn === 'never' ? 'nothing' : failOn),
  fact('Looked with', formatCount(rules, 'rule')),
  fact('Took', took),
  ...(known === 0 ? [] : [fact('Known by the baseline', formatCount(known, 'more finding'))]),
  ...(fixed === 0 ? [] : [fact('Mended before', formatCount(fixed, 'finding'))]),
]}
</dl>
</header>`;
}

function fact(name: string, value: string): Markup {
  return markup`<div><dt>${name}</dt><dd>${value}</dd></div>`;
}
