import { createHash } from 'node:crypto';
import type { Finding } from './finding';

/** Findings that a team has agreed to live with for now. */
export interface Baseline {
  readonly schemaVersion: 1;
  /** By file, and in it by fingerprint; how often each may be found there. */
  readonly known: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

/** What a finding says, without its own line and those that it names: they move whenever something above them changes. */
export function fingerprint({ rule, what }: Finding): string {
  const saying = what.replace(/\blines? \d+/g, 'line');
  return `${rule} ${createHash('sha256').update(saying).digest('hex').slice(0, 12)}`;
}

/** All findings as a baseline. */
export function makeBaseline(findings: readonly Finding[]): Baseline {
  const known: Record<string, Record<string, number>> = {};
  for (const finding of findings) {
    const own = (known[finding.file] ??= {});
    const print = fingerprint(finding);
    own[print] = (own[print] ?? 0) + 1;
  }
  return { schemaVersion: 1, known };
}

/** What a baseline does not know, and what it knows of some files, all by default, that is not found any more. */
export function applyBaseline(
  findings: readonly Finding[],
  { known }: Baseline,
  isLookedAt: (file: string) => boolean = () => true,
): { readonly fresh: readonly Finding[]; readonly known: number; readonly gone: number } {
  const left = new Map(Object.entries(known).map(([file, own]) => [file, new Map(Object.entries(own))]));
  const fresh = findings.filter((finding) => {
    const own = left.get(finding.file);
    const count = own?.get(fingerprint(finding)) ?? 0;
    if (count > 0) own?.set(fingerprint(finding), count - 1);
    return count === 0;
  });
  const gone = [...left]
    .filter(([file]) => isLookedAt(file))
    .flatMap(([, own]) => [...own.values()])
    .reduce((sum, count) => sum + count, 0);
  return { fresh, known: findings.length - fresh.length, gone };
}
