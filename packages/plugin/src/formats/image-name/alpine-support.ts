/** The day on which the table was checked: the lines from 3.20 on; older ones are years past, and no day more or less matters. */
export const CHECKED_ON = '2026-11-26';

/** The day after which a release line of Alpine gets no more fixes; 3.24 had none announced when this was checked. */
const END_OF_SUPPORT: Readonly<Record<string, string>> = {
  '3.3': '2017-11-01',
  '3.4': '2018-05-01',
  '3.5': '2018-11-01',
  '3.6': '2019-05-01',
  '3.7': '2019-11-01',
  '3.8': '2020-05-01',
  '3.9': '2020-11-01',
  '3.10': '2021-05-01',
  '3.11': '2021-11-01',
  '3.12': '2022-05-01',
  '3.13': '2022-11-01',
  '3.14': '2023-05-01',
  '3.15': '2023-11-01',
  '3.16': '2024-05-23',
  '3.17': '2024-11-22',
  '3.18': '2025-05-09',
  '3.19': '2025-11-01',
  '3.20': '2026-04-01',
  '3.21': '2026-11-01',
  '3.22': '2027-05-01',
  '3.23': '2027-11-01',
};

/** The newest release line when the table was checked. */
export const NEWEST_ALPINE = '3.24';

/** When support for a release line ended; undefined where it has not, or where that is not known. */
export function supportEnded(release: string, today: string): string | undefined {
  const end = END_OF_SUPPORT[release];
  return end !== undefined && end < today ? end : undefined;
}
