import { posix } from 'node:path';
import { TOOL_VERSIONS } from '../base-images';
import { copyLine, runLines } from '../dockerfile/instructions';
import { inImage } from '../dockerfile/place-in-image';
import type { PythonInstall } from './python-stack';

/** What a build stage does to fill `/venv`, and the files at the workspace root that it takes. */
export interface InstallStep {
  readonly lines: readonly string[];
  readonly rootFiles: readonly string[];
}

const PIP_CACHE = '/root/.cache/pip';
const VENV = 'python3 -m venv /venv';

/** Installs the packages of a project alone, before its sources are there, so that a change of these installs nothing anew. */
export function installStep(install: PythonInstall): InstallStep | undefined {
  switch (install.manager) {
    case 'none':
      return undefined;
    case 'pip':
      return pip(install);
    case 'pyproject':
      return pyproject(install.folder);
    case 'poetry':
      return poetry(install.folder);
    case 'uv':
      return uv(install.folder, install.packageName);
  }
}

function pip({ requirements, files, hasHashes }: Extract<PythonInstall, { manager: 'pip' }>): InstallStep {
  const hashes = hasHashes ? '--require-hashes ' : '';
  return {
    lines: [
      ...files.map((file) => copyLine(file, inImage(file))),
      ...runLines(
        [PIP_CACHE],
        VENV,
        `/venv/bin/pip install ${hashes}--requirement ${quoted(inImage(requirements))}`,
      ),
    ],
    rootFiles: files.filter((file) => !file.startsWith(`${posix.dirname(requirements)}/`)),
  };
}

/** Without a lock file only the names are fixed; the sources come later, and so the package itself is not installed. */
function pyproject(folder: string): InstallStep {
  const manifest = posix.join(folder, 'pyproject.toml');
  const target = inImage(manifest);
  const read = `import sys, tomllib; print("\\n".join(tomllib.load(open(sys.argv[1], "rb"))["project"]["dependencies"]))`;
  return {
    lines: [
      '# No lock file: the versions are those of the day of the build.',
      copyLine(manifest, target),
      ...runLines(
        [PIP_CACHE],
        VENV,
        `python3 -c '${read}' ${quoted(target)} > /tmp/requirements.txt`,
        '/venv/bin/pip install --requirement /tmp/requirements.txt',
      ),
    ],
    rootFiles: rootFilesOf(manifest),
  };
}

function poetry(folder: string): InstallStep {
  const manifests = ['pyproject.toml', 'poetry.lock'].map((name) => posix.join(folder, name));
  const place = inImage(folder);
  return {
    lines: [
      ...runLines([PIP_CACHE], `pip install poetry==${TOOL_VERSIONS.poetry}`, VENV),
      `WORKDIR ${place}`,
      copyLine(manifests, './'),
      ...runLines(
        ['/root/.cache/pypoetry'],
        'VIRTUAL_ENV=/venv PATH=/venv/bin:$PATH poetry install --only main --no-root --no-interaction',
      ),
    ],
    rootFiles: manifests.flatMap(rootFilesOf),
  };
}

/** In a workspace the other packages are not there yet, and uv would miss their manifests with --locked. */
function uv(folder: string, packageName: string | undefined): InstallStep {
  const manifests = ['pyproject.toml', 'uv.lock'].map((name) => posix.join(folder, name));
  const scope =
    packageName === undefined
      ? '--locked --no-install-project'
      : `--frozen --package ${packageName} --no-install-workspace`;
  return {
    lines: [
      ...runLines([PIP_CACHE], `pip install uv==${TOOL_VERSIONS.uv}`),
      'ENV UV_PROJECT_ENVIRONMENT=/venv UV_PYTHON_DOWNLOADS=never UV_LINK_MODE=copy UV_COMPILE_BYTECODE=1',
      `WORKDIR ${inImage(folder)}`,
      copyLine(manifests, './'),
      ...runLines(['/root/.cache/uv'], `uv sync ${scope} --no-dev`),
    ],
    rootFiles: manifests.flatMap(rootFilesOf),
  };
}

function rootFilesOf(path: string): string[] {
  return path.includes('/') ? [] : [path];
}

function quoted(path: string): string {
  return /^[\w./@+-]+$/.test(path) ? path : `"${path}"`;
}
