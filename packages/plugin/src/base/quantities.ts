const UNITS = ['B', 'kB', 'MB', 'GB', 'TB'] as const;

/** A number of bytes for people, in powers of 1000 as engines print them: `45.2 MB`. */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${String(bytes)} B`;
  let power = 1;
  // Rounded first, so that no thousand of a unit is left.
  while (power < UNITS.length - 1 && inUnit(bytes, power) >= 1000) power += 1;
  return `${inUnit(bytes, power).toFixed(1)} ${UNITS[power] ?? ''}`;
}

function inUnit(bytes: number, power: number): number {
  return Math.round((bytes / 1000 ** power) * 10) / 10;
}

/** Milliseconds for people: `3.2 s`. */
export function formatDuration(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}

/** A count with its noun: `1 file`, `12 files`. */
export function formatCount(count: number, noun: string): string {
  return `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`;
}
