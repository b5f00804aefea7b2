import { basename, dirname, sep } from 'node:path';
import type { ChosenService } from './choose-services';

/** What may have made a service fail. */
export interface Suspicion {
  /** Whether the change under test may have: it is built from the repository, or a file that it sees differs. */
  readonly mayHaveBroken: (service: ChosenService) => boolean;
  /** Whether the compose files themselves differ. */
  readonly composeChanged: boolean;
}

/** Compose resolves `env_file`, `include` and `extends` away, so any such file near a compose file counts for all services. */
const RESOLVED_AWAY = /^\.?env(?:\..+)?$|\.env$|\.ya?ml$/i;

/** Suspects what changed; where nobody knows what did, everything may have. */
export function suspect(composeFiles: readonly string[], changed: readonly string[] | undefined): Suspicion {
  if (changed === undefined) return { mayHaveBroken: () => true, composeChanged: true };
  const folders = composeFiles.map((file) => dirname(file));
  const composeChanged = changed.some(
    (file) =>
      composeFiles.includes(file) ||
      (RESOLVED_AWAY.test(basename(file)) && folders.some((folder) => isWithin(file, folder))),
  );
  return {
    composeChanged,
    mayHaveBroken: ({ isBuilt, files }) =>
      isBuilt || composeChanged || files.some((seen) => changed.some((file) => isWithin(file, seen))),
  };
}

function isWithin(file: string, folder: string): boolean {
  return file === folder || file.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}
