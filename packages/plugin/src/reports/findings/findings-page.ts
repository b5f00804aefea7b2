import type { Finding } from '../../checker/finding';
import type { RuleFacts } from '../../checker/rule';
import { contentPolicy } from '../context-page/content-policy';
import { markup, Markup } from '../context-page/markup';
import { countTable } from './page/count-table';
import { fileSections } from './page/file-sections';
import { FINDINGS_STYLE } from './page/findings-style';
import { pageHeader } from './page/page-header';
import { ruleSection } from './page/rule-section';
import type { ReportFacts } from './report-facts';

/** Everything that a page of findings shows. */
export interface FindingsPage extends ReportFacts {
  readonly findings: readonly Finding[];
  /** All rules that there are, for the words of those that found something. */
  readonly catalogue: readonly RuleFacts[];
  /** Whether nothing is as severe as what the run fails for. */
  readonly success: boolean;
  /** What it fails for, for example `error`. */
  readonly failOn: string;
  readonly read: (file: string) => string | undefined;
}

/** Findings as one HTML page that needs nothing beside it, not even a script; the same findings give the same page. */
export function findingsPage(page: FindingsPage): string {
  const { title, findings, catalogue, read, looked, notLooked, refuted } = page;
  const html = markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${contentPolicy(undefined, FINDINGS_STYLE)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>Validation of ${title}</title>
<style>${new Markup(FINDINGS_STYLE)}</style>
</head>
<body>
${pageHeader(page)}
<main>
${countTable(findings)}
${fileSections(findings, read)}
${ruleSection(findings, catalogue)}
${refuted.length === 0 ? markup`` : list('refuted', 'What an engine says otherwise', refuted, '')}
${list('looked', 'What was looked at', looked, 'Nothing: there is no file of the kinds that rules know.')}
${list('not-looked', 'What was not looked at, and why', notLooked, 'Nothing was left out.')}
</main>
<footer>Made by nx-alpine. No value of an env file is shown here, and what looks like a secret is written as ***.</footer>
</body>
</html>
`;
  return html.html;
}

function list(id: string, heading: string, lines: readonly string[], none: string): Markup {
  return markup`<section aria-labelledby="${id}">
<h2 id="${id}">${heading}</h2>
${
  lines.length === 0
    ? markup`<p>${none}</p>`
    : markup`<ul>
${lines.map((line) => markup`<li>${line}</li>`)}
</ul>`
}
</section>`;
}
