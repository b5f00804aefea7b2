import { posix } from 'node:path';
import type { ScaffoldProject } from '../scaffold-project';
import type { WorkspaceFiles } from '../workspace-files';
import { readPackageJson, type PackageJson } from './package-json';

/** What a project with a `package.json`, or in a workspace with one, is for. */
export type NodeKind = 'next' | 'static' | 'node';

/** A kind of project and the file that shows it. */
export interface NodeEvidence {
  readonly kind: NodeKind;
  readonly evidence: string;
}

const NEXT_CONFIGS = ['next.config.js', 'next.config.mjs', 'next.config.ts', 'next.config.cjs'];

/** Packages that answer requests themselves. */
const SERVERS = [
  ...['express', 'fastify', 'koa', 'hono', '@hono/node-server', '@nestjs/core', '@angular/ssr'],
  ...['@astrojs/node', 'nuxt', '@sveltejs/adapter-node'],
];

/** Packages that make a site of files. */
const SITES = ['@docusaurus/core', 'astro', 'vitepress'];

/** Files that start a program, by the names that most give them. */
const SOURCES = ['main', 'index', 'server', 'app'].flatMap((name) =>
  ['js', 'mjs', 'cjs', 'ts', 'mts'].flatMap((ending) => [`src/${name}.${ending}`, `${name}.${ending}`]),
);

/** What kind of project this is; undefined where it is none for Node.js. */
export function findNodeEvidence({ root }: ScaffoldProject, files: WorkspaceFiles): NodeEvidence | undefined {
  const first = (...names: string[]): string | undefined =>
    names.map((name) => posix.join(root, name)).find((path) => files.read(path) !== undefined);
  const manifest = readPackageJson(root, files);
  const next = first(...NEXT_CONFIGS) ?? asksFor(manifest, ['next'], root);
  if (next !== undefined) return { kind: 'next', evidence: next };
  const page = first('index.html', 'src/index.html') ?? asksFor(manifest, SITES, root) ?? createReactApp();
  if (page !== undefined && asksFor(manifest, SERVERS, root) === undefined)
    return { kind: 'static', evidence: page };
  const sign = programSign(root, manifest, files);
  return sign === undefined ? undefined : { kind: 'node', evidence: sign };

  function createReactApp(): string | undefined {
    return manifest?.packages.includes('react-scripts') === true ? first('public/index.html') : undefined;
  }
}

function programSign(
  root: string,
  manifest: PackageJson | undefined,
  files: WorkspaceFiles,
): string | undefined {
  if (showsProgram(manifest)) return posix.join(root, 'package.json');
  const isPart = files.read('package.json') !== undefined && root !== '.';
  return [...(isPart ? ['tsconfig.json', 'tsconfig.app.json'] : []), ...SOURCES]
    .map((name) => posix.join(root, name))
    .find((path) => files.read(path) !== undefined);
}

/** A `package.json` alone shows nothing: in any language it may hold what Nx is to know. */
function showsProgram(manifest: PackageJson | undefined): boolean {
  return (
    manifest !== undefined &&
    (manifest.entry !== undefined ||
      manifest.dependencies.length > 0 ||
      ['start', 'start:prod', 'build'].some((name) => manifest.scripts[name] !== undefined))
  );
}

function asksFor(
  manifest: PackageJson | undefined,
  names: readonly string[],
  root: string,
): string | undefined {
  const found = names.find((name) => manifest?.packages.includes(name));
  return found === undefined ? undefined : `${found} in ${posix.join(root, 'package.json')}`;
}

/** The file by which a project shows that it is of this kind. */
export function evidenceOf(
  kind: NodeKind,
): (project: ScaffoldProject, files: WorkspaceFiles) => string | undefined {
  return (project, files) => {
    const found = findNodeEvidence(project, files);
    return found?.kind === kind ? found.evidence : undefined;
  };
}
