import { posix } from 'node:path';
import { normalName, type PythonLock, type PythonPackage, type PythonRequirement } from './python-lock';

/** A requirements file of pip, and those that it takes in. */
export interface RequirementsFile extends PythonLock {
  /** Paths as they are written, from the folder of the file. */
  readonly includes: readonly string[];
}

/** Reads a `requirements.txt`, with hashes or without; it names no files, except where it gives the address of one. */
export function readRequirementsFile(text: string): RequirementsFile {
  const lines = text.replace(/\\\r?\n/g, ' ').split(/\r?\n/);
  const statements = lines.map((line) => line.replace(/(^|\s)#.*$/, '').trim()).filter((line) => line !== '');
  const packages = statements.map(readStatement).filter((found) => found !== undefined);
  return {
    packages: packages.map(({ pinned }) => pinned),
    main: packages.map(({ requirement }) => requirement),
    includes: statements.flatMap((line) => /^(?:-r|--requirement)[\s=]*(\S+)/.exec(line)?.[1] ?? []),
  };
}

/** https://packaging.python.org/en/latest/specifications/dependency-specifiers/ */
const STATEMENT =
  /^([A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?)\s*(?:\[([^\]]*)\])?\s*(?:@\s*(\S+)|([^;]*?))\s*(?:;\s*(.*))?$/;

interface Statement {
  readonly pinned: PythonPackage;
  readonly requirement: PythonRequirement;
}

function readStatement(line: string): Statement | undefined {
  const [, name, extras, address, range, marker] = STATEMENT.exec(line.replace(/\s--[a-z].*$/, '')) ?? [];
  if (name === undefined) return undefined;
  const version = /^={2,3}\s*([^\s,*]+)$/.exec(range ?? '')?.[1];
  const pinned: PythonPackage = {
    name: normalName(name),
    version,
    files: address === undefined ? undefined : fileAt(address),
    isLocal: false,
    requires: [],
    extras: new Map(),
  };
  const parts = (extras ?? '').split(',').map((extra) => extra.trim());
  const requirement: PythonRequirement = {
    name: pinned.name,
    version,
    extras: parts.filter((extra) => extra !== ''),
    marker: marker || undefined,
  };
  return { pinned, requirement };
}

/** An address of a repository tells no more than a name does. */
function fileAt(address: string): readonly string[] | undefined {
  const name = posix.basename(address.replace(/[?#].*$/, ''));
  return /\.(?:whl|tar\.gz|zip)$/.test(name) ? [decodeURIComponent(name)] : undefined;
}
