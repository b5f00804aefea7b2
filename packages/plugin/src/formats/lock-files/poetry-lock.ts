import { parse } from 'smol-toml';
import { asRecord, isRecord, type UnknownRecord } from '../../base/unknown-record';
import { parseLock } from './broken-lock-file';
import { normalName, type PythonLock, type PythonPackage, type PythonRequirement } from './python-lock';
import { entriesOf, recordsOf, textOf, textsOf } from './values';

/** Reads a `poetry.lock`, of poetry 1 or 2; those between 1.5 and 2.0 do not tell what is for development only. */
export function readPoetryLock(text: string, file: string): PythonLock {
  const lock = parseLock(file, text, parse);
  const entries = recordsOf(lock['package']);
  const oldFiles = asRecord(asRecord(lock['metadata'])['files']);
  const tells = entries.some((entry) => entry['groups'] !== undefined || entry['category'] !== undefined);
  return {
    packages: entries.map((entry) => readPackage(entry, oldFiles)),
    main: tells ? entries.filter(isMain).map(asRequirement) : undefined,
  };
}

/** An optional one is for an extra of the project, which nobody asked for. */
function isMain(entry: UnknownRecord): boolean {
  if (entry['optional'] === true) return false;
  return textsOf(entry['groups'] ?? entry['category']).includes('main');
}

function asRequirement(entry: UnknownRecord): PythonRequirement {
  const markers = entry['markers'];
  return {
    name: normalName(textOf(entry['name']) ?? ''),
    version: textOf(entry['version']),
    extras: [],
    marker: textOf(isRecord(markers) ? markers['main'] : markers),
  };
}

function readPackage(entry: UnknownRecord, oldFiles: UnknownRecord): PythonPackage {
  const name = textOf(entry['name']) ?? '';
  const source = textOf(asRecord(entry['source'])['type']);
  const files = recordsOf(entry['files'] ?? oldFiles[name]);
  return {
    name: normalName(name),
    version: textOf(entry['version']),
    files: files.flatMap((archive) => textOf(archive['file']) ?? []),
    isLocal: source === 'directory',
    requires: entriesOf(entry['dependencies']).flatMap(readRequirements),
    extras: new Map(),
  };
}

/** One dependency, or several of one name for different conditions. */
function readRequirements([name, value]: [string, unknown]): PythonRequirement[] {
  return [value].flat().map((entry) => ({
    name: normalName(name),
    version: undefined,
    extras: textsOf(asRecord(entry)['extras']),
    marker: textOf(asRecord(entry)['markers']),
  }));
}
