import { RULES } from '../../checker/registry';
import { formatCount } from '../../base/quantities';
import { describeFindings } from '../../reports/findings/describe-findings';
import { findingsAnnotations } from '../../reports/findings/findings-annotations';
import { findingsMarkdown } from '../../reports/findings/findings-markdown';
import { findingsSarif } from '../../reports/findings/findings-sarif';
import { describeRefuted } from './engine/engine-report';
import type { Validated } from './validate';

/** The reports that lie beside the record. */
export function writtenReports(
  validated: Validated,
): readonly { readonly name: string; readonly content: string }[] {
  return [
    { name: 'validate.md', content: markdown(validated) },
    { name: 'validate.sarif', content: `${sarif(validated)}\n` },
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
  text: 'script',
};

function markdown({ record, findings }: Validated): string {
  const { looked, notLooked, knownByBaseline: known, project, scope } = record;
  return findingsMarkdown(findings, {
    title: scope === 'project' ? project : 'The workspace',
    looked: Object.entries(KINDS).flatMap(([kind, name]) => {
      const count = looked[kind] ?? 0;
      return count === 0
        ? []
        : [kind === 'text' ? `${String(count)} scripts, workflows and documents` : formatCount(count, name)];
    }),
    notLooked,
    known,
    refuted: describeRefuted(record),
  });
}

function sarif({ findings }: Validated): string {
  return JSON.stringify(findingsSarif(findings, RULES, VERSION), null, 2);
}

const VERSION = '0.1.0';
