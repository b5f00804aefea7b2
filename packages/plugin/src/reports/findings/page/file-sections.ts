import type { Finding } from '../../../checker/finding';
import { escapeHtml, markup, Markup } from '../../context-page/markup';
import { pathMarkup } from '../../context-page/page/places';
import { visibleCharacters } from '../../context-page/visible-text';
import { sourceLine, type SourceLine } from '../source-line';
import { ruleAnchor } from './rule-section';

/** A section for each file, with what was found in it in the order of its lines. */
export function fileSections(
  findings: readonly Finding[],
  read: (file: string) => string | undefined,
): readonly Markup[] {
  return [...new Set(findings.map(({ file }) => file))].map((file, index) => {
    const lines = (read(file) ?? '').split('\n');
    const own = findings.filter((finding) => finding.file === file);
    const id = `file-${String(index + 1)}`;
    return markup`<section aria-labelledby="${id}">
<h2 id="${id}">${pathMarkup(file)}</h2>
${own.map((finding) => article(finding, sourceLine(finding, lines)))}
</section>`;
  });
}

const NAMES = { error: 'Error', warning: 'Warning', info: 'Remark' } as const;

function article(finding: Finding, source: SourceLine | undefined): Markup {
  const { rule, severity, line, column, what, why, fix, edits, evidence } = finding;
  return markup`<article class="finding">
<h3><span class="badge ${severity}">${NAMES[severity]}</span> ${what}</h3>
<p class="hint">Line ${line}, column ${column}. Rule <a href="#${ruleAnchor(rule)}">${rule}</a>${evidence === 'engine' ? markup` (measured)` : ''}</p>
${source === undefined ? '' : sourceMarkup(source)}
<p>${why}</p>
<p><strong>What to do:</strong> ${fix}${edits === undefined ? '' : markup` <span class="hint">The option <code>--fix</code> does it.</span>`}</p>
</article>`;
}

function sourceMarkup({ before, marked, behind }: SourceLine): Markup {
  const [first, middle, last] = [before, marked, behind].map((part) => escapeHtml(visibleCharacters(part)));
  const mark = marked === '' ? '' : `<mark>${middle ?? ''}</mark>`;
  return markup`<pre><code>${new Markup(`${first ?? ''}${mark}${last ?? ''}`)}</code></pre>`;
}
