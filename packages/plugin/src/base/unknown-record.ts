/** An object of a file that somebody wrote. */
export type UnknownRecord = Readonly<Record<string, unknown>>;

/** Whether a value of a file is an object with names. */
export function isRecord(value: unknown): value is UnknownRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A value as an object with names; one that is none has no names. */
export function asRecord(value: unknown): UnknownRecord {
  return isRecord(value) ? value : {};
}

/** A value as a text; one that is none is empty. */
export function asText(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
