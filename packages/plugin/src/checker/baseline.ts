import { createHash } from 'node:crypto';
import { asRecord, isRecord } from '../base/unknown-record';
import type { Finding } from './finding';

/** Findings to live with for now: by file, and in it by fingerprint, how often each may be found there. */
export type KnownFindings = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** Findings that a team has agreed to live with for now. */
export interface Baseline {
  readonly schemaVersion: 2;
  /** By the project that reports on them: several look at parts of the same file. `*` is a report on the whole workspace. */
  readonly known: Readonly<Record<string, KnownFindings>>;
}

/** What is no baseline is told from an older one: both are written anew, but not for the same reason. */
export type BaselineReading =
  | { readonly kind: 'baseline'; readonly baseline: Baseline }
  | { readonly kind: 'other-version'; readonly version: number }
  | { readonly kind: 'none' };

/** Reads what somebody may have edited, down to the counts. */
export function parseBaseline(text: string): BaselineReading {
  const value = parseJson(text);
  const version = asRecord(value)['schemaVersion'];
  if (typeof version === 'number' && version !== 2) return { kind: 'other-version', version };
  return isBaseline(value) ? { kind: 'baseline', baseline: value } : { kind: 'none' };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isBaseline(value: unknown): value is Baseline {
  const { schemaVersion, known } = asRecord(value);
  const isCount = (count: unknown): boolean => Number.isSafeInteger(count) && (count as number) > 0;
  return (
    schemaVersion === 2 && isRecordOf(known, (own) => isRecordOf(own, (file) => isRecordOf(file, isCount)))
  );
}

function isRecordOf(value: unknown, isMeant: (one: unknown) => boolean): boolean {
  return isRecord(value) && Object.values(value).every(isMeant);
}

/** What a finding says, without its own line and those that it names: they move whenever something above them changes. */
export function fingerprint({ rule, what }: Finding): string {
  const saying = what.replace(/\blines? \d+/g, 'line');
  return `${rule} ${createHash('sha256').update(saying).digest('hex').slice(0, 12)}`;
}

/** All findings as known ones. */
export function toKnown(findings: readonly Finding[]): KnownFindings {
  const known: Record<string, Record<string, number>> = {};
  for (const finding of findings) {
    const own = (known[finding.file] ??= {});
    const print = fingerprint(finding);
    own[print] = (own[print] ?? 0) + 1;
  }
  return Object.fromEntries(Object.entries(known).sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** What is not known, and how much is known and not found any more. */
export function applyBaseline(
  findings: readonly Finding[],
  known: KnownFindings,
): { readonly fresh: readonly Finding[]; readonly known: number; readonly gone: number } {
  const left = new Map(Object.entries(known).map(([file, own]) => [file, new Map(Object.entries(own))]));
  const fresh = findings.filter((finding) => {
    const own = left.get(finding.file);
    const count = own?.get(fingerprint(finding)) ?? 0;
    if (count > 0) own?.set(fingerprint(finding), count - 1);
    return count === 0;
  });
  const gone = [...left].flatMap(([, own]) => [...own.values()]).reduce((sum, count) => sum + count, 0);
  return { fresh, known: findings.length - fresh.length, gone };
}
