import { readTextIfPresent } from '../../host/file-system';
import { writeFileWhole } from '../../host/written-files';

/** Reads what an earlier run kept; undefined where there is nothing or it cannot be read. */
export function recall(path: string): unknown {
  try {
    return JSON.parse(readTextIfPresent(path) ?? 'null') ?? undefined;
  } catch {
    return undefined;
  }
}

/** Keeps something for later runs. It only saves time, so that a folder which cannot be written is no error. */
export async function remember(path: string, value: unknown): Promise<void> {
  try {
    await writeFileWhole(path, JSON.stringify(value));
  } catch {
    return;
  }
}
