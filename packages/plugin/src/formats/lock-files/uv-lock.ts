import { posix } from 'node:path';
import { parse } from 'smol-toml';
import { asRecord, type UnknownRecord } from '../../base/unknown-record';
import { parseLock } from './broken-lock-file';
import { normalName, type PythonLock, type PythonPackage, type PythonRequirement } from './python-lock';
import { entriesOf, recordsOf, textOf, textsOf } from './values';

/** Reads a `uv.lock`; what a project of it needs is found by the name of the project. */
export function readUvLock(text: string, file: string): PythonLock {
  const lock = parseLock(file, text, parse);
  return { packages: recordsOf(lock['package']).map(readPackage), main: undefined };
}

function readPackage(entry: UnknownRecord): PythonPackage {
  const source = asRecord(entry['source']);
  const archives = [...recordsOf(entry['wheels']), asRecord(entry['sdist'])];
  const isLocal = ['virtual', 'editable', 'directory', 'path'].some((kind) => textOf(source[kind]));
  return {
    name: normalName(textOf(entry['name']) ?? ''),
    version: textOf(entry['version']),
    files: archives.flatMap((archive) => fileName(archive) ?? []),
    isLocal,
    requires: recordsOf(entry['dependencies']).map(readRequirement),
    extras: new Map(
      entriesOf(entry['optional-dependencies']).map(([extra, list]) => [
        extra,
        recordsOf(list).map(readRequirement),
      ]),
    ),
  };
}

/** From an index, a folder of archives, or another place on disk. */
function fileName(archive: UnknownRecord): string | undefined {
  const place = textOf(archive['filename']) ?? textOf(archive['url']) ?? textOf(archive['path']);
  return place === undefined ? undefined : decodeURIComponent(posix.basename(place.replace(/[?#].*$/, '')));
}

function readRequirement(entry: UnknownRecord): PythonRequirement {
  return {
    name: normalName(textOf(entry['name']) ?? ''),
    version: textOf(entry['version']),
    extras: textsOf(entry['extra']),
    marker: textOf(entry['marker']),
  };
}
