import { join } from 'node:path';
import { readTextIfReadable } from '../../host/file-system';
import { readNames } from '../../host/read-folder';

/** The keys of an env file that is not the one for tests on staging. */
export interface OtherEnvFile {
  readonly name: string;
  readonly keys: readonly { readonly key: string; readonly line: number; readonly isEmpty: boolean }[];
}

/** The env files that programs may load from these folders by themselves, as `.env` and `.env.production`. */
export function readOtherEnvFiles(folders: readonly string[], except: string): OtherEnvFile[] {
  return [...new Set(folders)].flatMap((folder) => {
    const reading = readNames(folder);
    if (reading.kind !== 'read') return [];
    return reading.names
      .filter((name) => typeof name === 'string')
      .filter((name) => isLoaded(name) && join(folder, name) !== except)
      .sort()
      .map((name) => ({ name, keys: keysOf(readTextIfReadable(join(folder, name)) ?? '') }));
  });
}

/** Examples are read by nobody, and files for tests on staging are judged when they are used. */
function isLoaded(name: string): boolean {
  return (
    /^\.env(?:\.[\w.-]+)?$|^\.[\w.-]+\.env$/.test(name) && !/\.(?:example|sample|template|tests)$/.test(name)
  );
}

/** Loosely, as any parser would: what one of them reads counts. */
function keysOf(text: string): OtherEnvFile['keys'] {
  return text.split(/\r?\n/).flatMap((content, index) => {
    const [, key, value = ''] = /^\uFEFF?\s*(?:export\s+)?([\w.-]+)\s*[=:](.*)$/.exec(content) ?? [];
    const isEmpty = /^\s*(?:''|""|``)?\s*(?:#.*)?$/.test(value);
    return key === undefined ? [] : [{ key, line: index + 1, isEmpty }];
  });
}
