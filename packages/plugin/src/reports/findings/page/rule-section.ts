import type { Finding } from '../../../checker/finding';
import type { RuleFacts } from '../../../checker/rule';
import { markup, type Markup } from '../../context-page/markup';

/** The place of a rule in the page. */
export function ruleAnchor(id: string): string {
  return `rule-${id.replace('/', '-')}`;
}

/** The rules that found something, with their own reason and advice. */
export function ruleSection(findings: readonly Finding[], catalogue: readonly RuleFacts[]): Markup {
  const found = new Set<string>(findings.map(({ rule }) => rule));
  const rules = catalogue
    .filter(({ id }) => found.has(id))
    .sort((one, other) => (one.id < other.id ? -1 : 1));
  if (rules.length === 0) return markup``;
  return markup`<section aria-labelledby="rules">
<h2 id="rules">The rules that found something</h2>
${rules.map(describe)}
</section>`;
}

function describe({ id, severity, title, why, fix }: RuleFacts): Markup {
  return markup`<article id="${ruleAnchor(id)}">
<h3>${id}</h3>
<p>${title}. Severity: ${severity}, where nobody gives it another.</p>
<p>${why}</p>
<p>${fix}</p>
<p class="hint">To silence it at one place, write above it: <code># nx-alpine-ignore ${id} -- the reason</code></p>
</article>`;
}
