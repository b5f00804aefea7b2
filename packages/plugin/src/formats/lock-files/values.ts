import { asRecord, isRecord, type UnknownRecord } from '../../base/unknown-record';

/** A value of a lock file as text; undefined where it is something else. */
export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** The texts in a list, or the one text that stands for a list. */
export function textsOf(value: unknown): string[] {
  return [value].flat().filter((entry) => typeof entry === 'string');
}

/** The objects in a list. */
export function recordsOf(value: unknown): UnknownRecord[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}

/** Names with what each depends on them for: several tables of a manifest taken together. */
export function entriesOf(...tables: readonly unknown[]): [name: string, value: unknown][] {
  return tables.flatMap((table) => Object.entries(asRecord(table)));
}
