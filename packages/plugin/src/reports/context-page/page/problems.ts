import { formatCount } from '../../../base/quantities';
import { markup, type Markup } from '../markup';

const MOST_PROBLEMS = 100;

/** What makes the picture incomplete or odd; nothing where nothing does. */
export function problemList(problems: readonly string[]): Markup {
  if (problems.length === 0) return markup``;
  const others = problems.length - MOST_PROBLEMS;
  return markup`<section aria-labelledby="problems">
<h2 id="problems">${formatCount(problems.length, 'problem')}</h2>
<ul>
${problems.slice(0, MOST_PROBLEMS).map((problem) => markup`<li>${problem}</li>`)}
${others > 0 ? [markup`<li>and ${formatCount(others, 'other')}</li>`] : []}
</ul>
</section>`;
}
