import { posix } from 'node:path';
import { readPoetryLock } from '../../formats/lock-files/poetry-lock';
import {
  normalName,
  type PythonLock,
  type PythonPackage,
  type PythonRequirement,
} from '../../formats/lock-files/python-lock';
import { readRequirementsFile } from '../../formats/lock-files/requirements-file';
import { readUvLock } from '../../formats/lock-files/uv-lock';
import type { MuslTarget } from '../../formats/musl/musl-target';
import { neededPython } from '../../formats/musl/python-closure';
import { detectInstall } from '../python/detect-install';
import type { PythonInstall } from '../python/python-stack';
import { readPyproject } from '../python/read-pyproject';
import type { ScaffoldProject } from '../scaffold-project';
import type { WorkspaceFiles } from '../workspace-files';
import { judgePython } from './judge-python';
import { BRINGS_LIBRARY, KNOWN_EXTRAS } from './known/known-python';
import type { Judged, JudgedNeed } from './judged';

/** Judges what the image of a project in Python installs. */
export function readPython(
  project: ScaffoldProject,
  files: WorkspaceFiles,
  python: string,
  target: MuslTarget,
): Judged {
  const install = detectInstall(project, files);
  const { lock, file } = readLock(project, install, files);
  const main = lock.main ?? mainOf(lock, project, install, files);
  const needed = neededPython(lock, main ?? lock.packages.map(anyOf), python, target);
  const entries = withExtras(needed, main ?? []);
  return {
    file,
    verdicts: entries.map((entry) => judge(entry, entries, python, target)),
    notes:
      main === undefined && needed.length > 0
        ? [`${file ?? 'the lock file'} does not tell what is for development only; all of it was looked at`]
        : [],
  };
}

function judge(
  entry: PythonPackage,
  all: readonly PythonPackage[],
  python: string,
  target: MuslTarget,
): JudgedNeed {
  const verdict = { ...judgePython(entry, python, target), isOptional: false };
  const hasLibrary = all.some(({ name }) => name === BRINGS_LIBRARY[entry.name]);
  return verdict.kind === 'ready' && hasLibrary ? { ...verdict, runtimePackages: [] } : verdict;
}

interface FoundLock {
  readonly lock: PythonLock;
  readonly file: string | undefined;
}

function readLock({ root }: ScaffoldProject, install: PythonInstall, files: WorkspaceFiles): FoundLock {
  switch (install.manager) {
    case 'none':
      return { lock: { packages: [], main: [] }, file: undefined };
    case 'pip':
      return { lock: readRequirements(install.requirements, files), file: install.requirements };
    case 'pyproject': {
      const { requirements, dependencies } = pyprojectOf(root, files);
      const names = requirements.length > 0 ? requirements : dependencies;
      return { lock: readRequirementsFile(names.join('\n')), file: posix.join(root, 'pyproject.toml') };
    }
    case 'poetry': {
      const file = posix.join(install.folder, 'poetry.lock');
      return { lock: readPoetryLock(files.read(file) ?? '', file), file };
    }
    case 'uv': {
      const file = posix.join(install.folder, 'uv.lock');
      return { lock: readUvLock(files.read(file) ?? '', file), file };
    }
  }
}

/** A requirements file with those that it takes in, each once. */
function readRequirements(path: string, files: WorkspaceFiles): PythonLock {
  const queue = [path];
  const packages: PythonPackage[] = [];
  const main: PythonRequirement[] = [];
  // What is added while the list is gone through is gone through too.
  for (const file of queue) {
    const read = readRequirementsFile(files.read(file) ?? '');
    packages.push(...read.packages);
    main.push(...(read.main ?? []));
    const included = read.includes.map((include) => posix.join(posix.dirname(file), include));
    queue.push(...included.filter((include) => !queue.includes(include)));
  }
  return { packages, main };
}

/** What a lock file without a word on it has for the project: all that its manifest leads to. */
function mainOf(
  lock: PythonLock,
  { root }: ScaffoldProject,
  install: PythonInstall,
  files: WorkspaceFiles,
): readonly PythonRequirement[] | undefined {
  const { name, dependencies } = pyprojectOf(root, files);
  if (install.manager === 'poetry')
    return dependencies.length > 0
      ? dependencies.map((dependency) => anyOf({ name: dependency }))
      : undefined;
  const own = lock.packages.filter((entry) => entry.isLocal && entry.name === normalName(name ?? ''));
  return own.length > 0 ? own.map(anyOf) : undefined;
}

function pyprojectOf(root: string, files: WorkspaceFiles): ReturnType<typeof readPyproject> {
  return readPyproject(files.read(posix.join(root, 'pyproject.toml')) ?? '');
}

function anyOf({ name }: { readonly name: string }): PythonRequirement {
  return { name, version: undefined, extras: [], marker: undefined };
}

/** What an extra is known to bring, where the list does not have it itself. */
function withExtras(needed: readonly PythonPackage[], main: readonly PythonRequirement[]): PythonPackage[] {
  const silent = new Set(needed.filter((entry) => entry.files === undefined).map(({ name }) => name));
  const names = main
    .filter(({ name }) => silent.has(name))
    .flatMap(({ name, extras }) => extras.flatMap((extra) => KNOWN_EXTRAS[`${name}[${extra}]`] ?? []))
    .filter((name) => !needed.some((entry) => entry.name === name));
  const brought = [...new Set(names)].map((name) => ({
    name,
    version: undefined,
    files: undefined,
    isLocal: false,
    requires: [],
    extras: new Map(),
  }));
  return [...needed, ...brought];
}
