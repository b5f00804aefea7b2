import { posix } from 'node:path';
import { hasBuildScript } from '../node/build-script';
import { readPackageJson } from '../node/package-json';
import type { ScaffoldProject } from '../scaffold-project';
import type { WorkspaceFiles } from '../workspace-files';

/** Where the files of a site come from. */
export type SiteOrigin =
  /** They lie in this folder as they are served. */
  | { readonly kind: 'plain'; readonly folder: string }
  /** A script, or the generator's own command, makes this folder inside the image. */
  | { readonly kind: 'inside'; readonly folder: string; readonly fallback: readonly string[] }
  /** A target of Nx made this folder before the image. */
  | { readonly kind: 'before'; readonly folder: string };

/** How the files of a site are to be served. */
export interface Site {
  readonly origin: SiteOrigin;
  /** Whether its paths exist in the browser only, so that each of them leads to `index.html`. */
  readonly isSinglePage: boolean;
  /** The nginx location of files with a hash in their names; undefined where no such place is known. */
  readonly hashed: string | undefined;
  readonly evidence: string;
}

interface Generator {
  readonly name: string;
  /** From the folder of the project. */
  readonly output: (project: ScaffoldProject, files: WorkspaceFiles) => string;
  readonly command: readonly string[];
  readonly isSinglePage: boolean;
  readonly hashed: string;
}

const always =
  (folder: string): Generator['output'] =>
  () =>
    folder;

/** The tools that make sites, the most particular first, because most of them bring Vite. */
const GENERATORS: readonly Generator[] = [
  {
    name: '@angular/core',
    output: angularOutput,
    command: ['npx', '--no', 'ng', 'build'],
    isSinglePage: true,
    hashed: String.raw`~ "-[A-Z0-9]{8}\.(?:js|css)$"`,
  },
  {
    name: '@docusaurus/core',
    output: always('build'),
    command: ['npx', '--no', 'docusaurus', 'build'],
    isSinglePage: false,
    hashed: '/assets/',
  },
  {
    name: 'astro',
    output: always('dist'),
    command: ['npx', '--no', 'astro', 'build'],
    isSinglePage: false,
    hashed: '/_astro/',
  },
  {
    name: 'vitepress',
    output: always('.vitepress/dist'),
    command: ['npx', '--no', 'vitepress', 'build'],
    isSinglePage: false,
    hashed: '/assets/',
  },
  {
    name: 'react-scripts',
    output: always('build'),
    command: ['npx', '--no', 'react-scripts', 'build'],
    isSinglePage: true,
    hashed: '/static/',
  },
  {
    name: 'vite',
    output: viteOutput,
    command: ['npx', '--no', 'vite', 'build'],
    isSinglePage: true,
    hashed: '/assets/',
  },
];

/** Finds what makes a site, and where; undefined where it has a build script of which nobody knows the output. */
export function detectSite(
  project: ScaffoldProject,
  files: WorkspaceFiles,
  builtFolder: string | undefined,
): Site | undefined {
  const { root } = project;
  const generator = findGenerator(root, files);
  const look = { isSinglePage: generator?.isSinglePage ?? false, hashed: generator?.hashed };
  const canBuild = hasBuildScript(readPackageJson(root, files));
  if (builtFolder !== undefined && !canBuild)
    return {
      ...look,
      origin: {
        kind: 'before',
        folder: posix.join(
          builtFolder,
          generator?.name === '@angular/core' ? browserFolder(root, files) : '.',
        ),
      },
      evidence: `its build target leaves ${builtFolder}`,
    };
  if (generator !== undefined) {
    const folder = posix.join(root, generator.output(project, files));
    return {
      ...look,
      origin: { kind: 'inside', folder, fallback: generator.command },
      evidence: `${generator.name} makes ${folder}`,
    };
  }
  const plain = ['public', 'src', '.']
    .map((folder) => posix.join(root, folder))
    .find((folder) => files.read(posix.join(folder, 'index.html')) !== undefined);
  if (canBuild || plain === undefined) return undefined;
  return { ...look, origin: { kind: 'plain', folder: plain }, evidence: `${plain} has an index.html` };
}

function findGenerator(root: string, files: WorkspaceFiles): Generator | undefined {
  const own = readPackageJson(root, files)?.packages ?? [];
  const config = files.list(root).find((name) => /^vite\.config\.[cm]?[jt]s$/.test(name));
  const angular = ['angular.json', 'tsconfig.app.json'].some((name) =>
    (files.read(posix.join(root, name)) ?? '').includes('angular'),
  );
  const shared = readPackageJson('.', files)?.packages ?? [];
  const has = (name: string): boolean =>
    own.includes(name) ||
    (name === 'vite' && config !== undefined) ||
    (name === '@angular/core' && angular && shared.includes(name));
  return GENERATORS.find(({ name }) => has(name));
}

function viteOutput({ root }: ScaffoldProject, files: WorkspaceFiles): string {
  const name = files.list(root).find((file) => /^vite\.config\.[cm]?[jt]s$/.test(file)) ?? 'vite.config.ts';
  const text = files.read(posix.join(root, name)) ?? '';
  return posix.normalize(/\boutDir\s*:\s*["'`]([^"'`]+)["'`]/.exec(text)?.[1] ?? 'dist');
}

/** Its builder makes a folder of the application, whose name stands in `angular.json`. */
function angularOutput({ root, name }: ScaffoldProject, files: WorkspaceFiles): string {
  const text = files.read(posix.join(root, 'angular.json')) ?? '';
  const path =
    /"outputPath"\s*:\s*(?:\{[^}]*?"base"\s*:\s*)?"([^"]+)"/.exec(text)?.[1] ??
    `dist/${/"projects"\s*:\s*\{\s*"([^"]+)"/.exec(text)?.[1] ?? name.split('/').at(-1) ?? name}`;
  return posix.join(path, browserFolder(root, files));
}

/** In it lies a folder for the browser beside that of a server, but for the builder of old, `…:browser`; `outputPath` may name another. */
function browserFolder(root: string, files: WorkspaceFiles): string {
  const texts = ['angular.json', 'project.json'].map((name) => files.read(posix.join(root, name)) ?? '');
  const isOld = texts.some((text) => text.includes(':browser"'));
  const named = texts
    .map((text) => /"outputPath"\s*:\s*\{[^}]*"browser"\s*:\s*"([^"]*)"/.exec(text)?.[1])
    .find((name) => name !== undefined);
  return named ?? (isOld ? '.' : 'browser');
}
