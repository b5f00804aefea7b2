import { escapeMarkdown } from '../../base/escape-markdown';
import type { TestWithFallbackRecord } from '../../test-fallback/test-with-fallback-record';
import { closingLine } from './messages';

/** The line by which GitHub shows a run beside the workflow; undefined where there is nothing to show. */
export function annotation(record: TestWithFallbackRecord): string | undefined {
  if (record.class === 'cancelled' || (record.success && !record.degraded)) return undefined;
  const level = record.success ? 'warning' : 'error';
  const reasons = [record.cause, ...record.consequences].flatMap((cause) => cause?.reason ?? []);
  const title = escapeProperty(`test-with-fallback ${record.project}`);
  return `::${level} title=${title}::${escapeData([closingLine(record), ...reasons].join('\n'))}`;
}

/** What a run adds to the summary of its job, in Markdown. */
export function summary(record: TestWithFallbackRecord): string {
  const { cause, consequences, steps } = record;
  const causes = [...(cause === null ? [] : [cause]), ...consequences];
  return [
    `### ${record.success ? (record.degraded ? '⚠️' : '✅') : '❌'} ${escapeMarkdown(record.project)}: ${record.class}`,
    '',
    escapeMarkdown(closingLine(record)),
    '',
    ...causes.map(({ class: kind, reason }) => `- \`${kind}\`: ${escapeMarkdown(reason)}`),
    ...(causes.length === 0 ? [] : ['']),
    '| step | result | ms |',
    '| --- | --- | --- |',
    ...steps.map(({ step, result, durationMs }) => `| ${step} | ${result} | ${String(durationMs)} |`),
    '',
    '',
  ].join('\n');
}

/** https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands */
function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
