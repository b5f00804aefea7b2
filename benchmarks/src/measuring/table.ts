import type { Standing } from './compete';
import type { Run } from './measure';
import { median, medianRatio } from './statistics';

/** A column of our own, between the command and its times. */
export interface ExtraColumn {
  readonly heading: string;
  readonly cell: (standing: Standing) => string;
}

/** Shows standings as Markdown; the first one is the base of the ratios. */
export function standingsTable(standings: readonly Standing[], extra: readonly ExtraColumn[] = []): string {
  const base = standings[0]?.runs.map(wall) ?? [];
  const headings = ['wall ms', 'min–max', 'user+sys ms', 'peak MiB', 'ratio'];
  const rows = standings.map((standing) => {
    const { command, runs } = standing;
    const ratio = medianRatio(runs.map(wall), base).toFixed(2);
    return [
      command.name,
      ...extra.map(({ cell }) => cell(standing)),
      threeDigits(median(runs.map(wall))),
      range(runs.map(wall), threeDigits),
      threeDigits(median(runs.map(({ cpuMs }) => cpuMs))),
      range(runs.map(peakMiB), (one) => one.toFixed(0)),
      ratio,
    ];
  });
  return markdown(['command', ...extra.map(({ heading }) => heading), ...headings], rows);
}

/** A Markdown table; columns that begin with a number are aligned to the right. */
export function markdown(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const rule = headings.map((_, column) => (/^\d/.test(rows[0]?.[column] ?? '') ? '---:' : '---'));
  return [headings, rule, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** Three digits are all that such a number is worth. */
export function threeDigits(value: number): string {
  return value < 100 ? value.toPrecision(3) : value.toLocaleString('en-US', { maximumFractionDigits: 0 });
}

/** The smallest and the largest, once if they read alike. */
export function range(numbers: readonly number[], write: (value: number) => string): string {
  const ends = [write(Math.min(...numbers)), write(Math.max(...numbers))];
  return [...new Set(ends)].join('–');
}

/** The peak of a run in the unit of the tables. */
export const peakMiB = ({ peakKiB }: Run): number => peakKiB / 1024;

const wall = ({ wallMs }: Run): number => wallMs;
