import { FAMILIES, type Finding, type Severity } from '../../../checker/finding';
import { markup, type Markup } from '../../context-page/markup';

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info'];

/** How many findings of which severity there are in each family of rules. */
export function countTable(findings: readonly Finding[]): Markup {
  if (findings.length === 0) return markup`<section><p>Nothing was found.</p></section>`;
  const families = FAMILIES.filter((family) => findings.some(({ rule }) => rule.startsWith(`${family}/`)));
  return markup`<section aria-labelledby="counts">
<h2 id="counts">Counts</h2>
<table>
<caption>Findings by family of rules and severity</caption>
<thead><tr><th scope="col">Family</th><th scope="col" class="number">Errors</th><th scope="col" class="number">Warnings</th><th scope="col" class="number">Remarks</th></tr></thead>
<tbody>
${families.map((family) =>
  row(
    family,
    findings.filter(({ rule }) => rule.startsWith(`${family}/`)),
  ),
)}
</tbody>
<tfoot>${row('All', findings)}</tfoot>
</table>
</section>`;
}

function row(name: string, findings: readonly Finding[]): Markup {
  const cells = SEVERITIES.map((severity) => findings.filter((finding) => finding.severity === severity));
  return markup`<tr><th scope="row">${name}</th>${cells.map(({ length }) => markup`<td class="number">${length}</td>`)}</tr>`;
}
