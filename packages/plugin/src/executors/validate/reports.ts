import { formatCount, formatDuration } from '../../base/quantities';
import type { ValidateRecord } from '../../checker/validate-record';
import { describeUnread } from '../../checker/unread-files';
import { CATALOGUE } from '../../checker/registry';
import { describeFindings } from '../../reports/findings/describe-findings';
import { findingsAnnotations } from '../../reports/findings/findings-annotations';
import { findingsMarkdown } from '../../reports/findings/findings-markdown';
import { findingsPage } from '../../reports/findings/findings-page';
import { findingsSarif } from '../../reports/findings/findings-sarif';
import { describeRefuted } from './engine/engine-report';
import type { ReportFacts } from '../../reports/findings/report-facts';
import { ownVersion } from './own-version';
import type { Validated } from './validate';

/** The names of the reports that lie beside the record. */
export const REPORT_NAMES = ['validate.md', 'validate.sarif', 'validate.html'] as const;

/** The reports that lie beside the record. */
export function writtenReports(
  validated: Validated,
): readonly { readonly name: (typeof REPORT_NAMES)[number]; readonly content: string }[] {
  return [
    { name: 'validate.md', content: markdown(validated) },
    { name: 'validate.sarif', content: `${sarif(validated)}\n` },
    { name: 'validate.html', content: page(validated) },
  ];
}

/** What is printed in the format that was asked for. */
export function printed(validated: Validated): string {
  const { plan, findings, record, view } = validated;
  switch (plan.format) {
    case 'text':
      return describeFindings(findings, view.read);
    case 'json':
      return JSON.stringify(record, null, 2);
    case 'markdown':
      return markdown(validated);
    case 'sarif':
      return sarif(validated);
    case 'github':
      return findingsAnnotations(findings).join('\n');
  }
}

const KINDS: Readonly<Record<string, string>> = {
  dockerfile: 'Dockerfile',
  'ignore-file': 'ignore file',
  compose: 'compose file',
  env: 'env file',
};

/** What was looked at, for example `3 Dockerfiles`; nothing of which there is none. */
export function lookedAt({ looked }: Pick<ValidateRecord, 'looked'>): string[] {
  const counts = Object.entries(KINDS).flatMap(([kind, name]) => {
    const count = looked[kind] ?? 0;
    return count === 0 ? [] : [formatCount(count, name)];
  });
  const texts = looked['text'] ?? 0;
  if (texts === 0) return counts;
  return [...counts, texts === 1 ? '1 script or document' : `${String(texts)} scripts and documents`];
}

const MOST_NAMED = 5;

/** For people, in one line: what would have been looked at and could not be read. */
export function describeNotRead({ unread }: Pick<Validated, 'unread'>): string[] {
  if (unread.length === 0) return [];
  const named = unread.slice(0, MOST_NAMED).map(describeUnread).join(', ');
  const more = unread.length - MOST_NAMED;
  return [`  not looked at: ${named}${more > 0 ? `, and ${String(more)} more by the record` : ''}`];
}

function factsOf({ record }: Validated): ReportFacts {
  const { notLooked, knownByBaseline, project, scope, fixed, rules, durationMs } = record;
  return {
    title: scope === 'project' ? project : 'The workspace',
    looked: lookedAt(record),
    notLooked,
    rules: rules.length,
    known: knownByBaseline,
    fixed: fixed.count,
    took: formatDuration(durationMs),
    refuted: describeRefuted(record),
  };
}

function markdown(validated: Validated): string {
  return findingsMarkdown(validated.findings, factsOf(validated));
}

function page(validated: Validated): string {
  const { findings, view, record, plan } = validated;
  return findingsPage({
    ...factsOf(validated),
    ...{ findings, catalogue: CATALOGUE, read: view.read },
    ...{ success: record.success, failOn: plan.failOn },
  });
}

function sarif({ findings, record, view }: Validated): string {
  const category = record.scope === 'workspace' ? 'workspace' : record.project;
  const facts = { rules: CATALOGUE, version: ownVersion(), category, read: view.read };
  return JSON.stringify(findingsSarif(findings, facts), null, 2);
}
