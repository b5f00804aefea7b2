import type dayjs from 'dayjs';
// For its type of `tz` alone.
import type {} from 'dayjs/plugin/timezone';
import { loadModule } from '../../host/load-module';

const PLUGINS = ['utc', 'timezone', 'advancedFormat', 'isoWeek', 'weekOfYear', 'weekYear'];

let loaded: typeof dayjs | undefined;

/** Writes a point in time by a format of dayjs; undefined where there is no such time zone. */
export function formatDate(date: Date, format: string, timeZone = 'UTC'): string | undefined {
  loaded ??= loadDayjs();
  try {
    return loaded(date).tz(timeZone).format(withTimestamps(format, date));
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function loadDayjs(): typeof dayjs {
  const library = loadModule('dayjs') as typeof dayjs;
  for (const name of PLUGINS) library.extend(loadModule(`dayjs/plugin/${name}.js`) as dayjs.PluginFunc);
  return library;
}

/** dayjs counts its seconds from the shifted date of a time zone; a timestamp is the same in all of them. */
function withTimestamps(format: string, date: Date): string {
  return format.replace(/\[[^\]]*\]|X|x/g, (part) => {
    if (part === 'X') return `[${Math.floor(date.getTime() / 1000)}]`;
    return part === 'x' ? `[${date.getTime()}]` : part;
  });
}
