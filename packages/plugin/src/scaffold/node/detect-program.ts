import { posix } from 'node:path';
import type { ScaffoldProject } from '../scaffold-project';
import type { WorkspaceFiles } from '../workspace-files';
import { builtFolderOf, exists, hasBuildScript, outDir, resolveFile } from './build-script';
import type { Origin } from './node-stack';
import { readPackageJson, type PackageJson } from './package-json';
import { readStartScript } from './start-script';

/** How a program starts and where it comes from, or why that could not be found. */
export type FoundProgram =
  | {
      readonly kind: 'found';
      readonly origin: Origin;
      readonly command: readonly string[];
      readonly evidence: string;
    }
  | { readonly kind: 'not-built'; readonly evidence: string }
  | { readonly kind: 'not-found' };

/** Names of files that start a service, without their endings. */
const ENTRIES = ['main', 'index', 'server', 'app'].flatMap((name) => [`src/${name}`, name]);

/** Finds how a project starts: by its output where Nx builds it, else by its scripts, its main file, or a file of a usual name. */
export function detectProgram(
  project: ScaffoldProject,
  files: WorkspaceFiles,
  builtFolder: string | undefined,
): FoundProgram {
  const manifest = readPackageJson(project.root, files);
  if (builtFolder !== undefined && !hasBuildScript(manifest)) return builtBefore(builtFolder, manifest);
  const candidates = [...namedStarts(manifest), ...usualStarts(project.root, files)];
  let missing: string | undefined;
  for (const candidate of candidates) {
    const origin = originOf(candidate.path, project.root, manifest, files);
    if (origin !== undefined) return { kind: 'found', origin, ...candidate };
    missing ??= `${candidate.evidence}, and that does not exist`;
  }
  return withoutJavaScript(project.root, manifest, files, missing);
}

interface Start {
  readonly command: readonly string[];
  /** From the folder of the project. */
  readonly path: string;
  readonly evidence: string;
}

function namedStarts(manifest: PackageJson | undefined): Start[] {
  const scripts = ['start:prod', 'start'].flatMap((name) => {
    const start = readStartScript(manifest?.scripts[name], manifest?.dependencies ?? []);
    return start === undefined
      ? []
      : [{ ...start, evidence: `its script ${name} runs ${posix.normalize(start.path)}` }];
  });
  const entry = manifest?.entry;
  if (entry === undefined) return scripts;
  const path = posix.normalize(entry);
  return [...scripts, { path, command: ['node', path], evidence: `its package.json is entered by ${path}` }];
}

function usualStarts(root: string, files: WorkspaceFiles): Start[] {
  return ENTRIES.flatMap((name) => ['.js', '.mjs', '.cjs'].map((ending) => name + ending))
    .filter((path) => files.read(posix.join(root, path)) !== undefined)
    .map((path) => ({ path, command: ['node', path], evidence: `${posix.join(root, path)} starts it` }));
}

function originOf(
  path: string,
  root: string,
  manifest: PackageJson | undefined,
  files: WorkspaceFiles,
): Origin | undefined {
  const folder = hasBuildScript(manifest) ? builtFolderOf(path, root, files) : undefined;
  if (folder !== undefined) return { kind: 'inside', folder };
  const file = resolveFile(posix.join(root, path), files);
  const isLeftOut = /^(?:\.\/)?dist\//.test(path);
  return file === undefined || isLeftOut ? undefined : { kind: 'sources' };
}

/** What Nx's own executors and its plugin for esbuild call the file that starts. */
function builtBefore(folder: string, manifest: PackageJson | undefined): FoundProgram {
  const start = namedStarts(manifest).find(({ path }) => /^(?:dist|build|out)\//.test(path));
  const inside = start?.path.split('/').slice(1).join('/') ?? 'main.js';
  return {
    kind: 'found',
    origin: { kind: 'before', folder },
    command: ['node', inside],
    evidence: `its build target leaves ${posix.join(folder, inside)}`,
  };
}

/** TypeScript with a build script: its compiler keeps the name of the file. */
function withoutJavaScript(
  root: string,
  manifest: PackageJson | undefined,
  files: WorkspaceFiles,
  missing: string | undefined,
): FoundProgram {
  const source = ENTRIES.flatMap((name) => [`${name}.ts`, `${name}.mts`]).find((path) =>
    exists(posix.join(root, path), files),
  );
  if (source === undefined)
    return missing === undefined ? { kind: 'not-found' } : { kind: 'not-built', evidence: missing };
  if (!hasBuildScript(manifest))
    return {
      kind: 'not-built',
      evidence: `${posix.join(root, source)} would start it, and nothing builds it`,
    };
  const folder = outDir(root, files) ?? 'dist';
  const path = `${folder}/${posix.basename(source).replace(/\.(m?)ts$/, '.$1js')}`;
  return {
    kind: 'found',
    origin: { kind: 'inside', folder: posix.join(root, folder) },
    command: ['node', path],
    evidence: `its script build makes ${posix.join(root, path)} of ${source}`,
  };
}
