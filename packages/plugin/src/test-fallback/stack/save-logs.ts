import { join } from 'node:path';
import { SecretMask } from '../../base/secret-mask';
import { writeFileWhole } from '../../host/written-files';
import { lookAtServices, readLogs } from './engine-looks';

/** Whose logs go where. */
export interface LogWish {
  readonly projectName: string;
  readonly services: readonly string[];
  /** Values that are not for files. */
  readonly secrets: readonly string[];
  readonly folder: string;
  readonly environment: NodeJS.ProcessEnv;
}

/** Lines of each service. */
const LINES = 200;

/** Writes what services printed last, a file each, and the states of all; gives the files. */
export async function saveLogs(wish: LogWish, signal?: AbortSignal): Promise<readonly string[]> {
  const { projectName, folder, environment } = wish;
  const mask = new SecretMask(wish.secrets);
  const run = { environment, ...(signal !== undefined && { signal }) };
  const states = lookAtServices(projectName, run);
  const logs = await Promise.all(
    wish.services.map(async (service) => ({
      path: join(folder, `${service}.log`),
      text: mask.mask(await readLogs(projectName, [service], LINES, run)),
    })),
  );
  const all = [
    ...logs,
    { path: join(folder, 'services.json'), text: `${JSON.stringify((await states) ?? [], null, 2)}\n` },
  ];
  await Promise.all(all.map(({ path, text }) => writeFileWhole(path, text)));
  return all.map(({ path }) => path);
}
