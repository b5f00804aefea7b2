import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type * as plugin from '../../../packages/plugin/dist/index';
import type { InferenceAnswer } from '../inference/inference-answer';

type Plugin = typeof plugin;
type Project = Parameters<Plugin['createDependencies']>[1]['projects'][string];

/**
 * `inference <root> <file list>`: calls the plugin as Nx does for a graph, with the configuration files that Nx would find, and
 * prints an answer as JSON. What Nx does itself, before, between and after, is not measured.
 */
function main([root = '', list = '']: readonly string[]): void {
  const configFiles = readFileSync(list, 'utf8').trim().split('\n');
  const start = performance.now();
  const { createNodes, createDependencies } = load();
  const loaded = performance.now();
  const nodes = createNodes[1](configFiles, undefined, { workspaceRoot: root });
  const inferred = performance.now();

  const projects = Object.fromEntries(
    nodes.flatMap(([, found]) =>
      Object.entries(found.projects).map(([folder, { targets }]) => [
        nameOf(folder),
        { root: folder, targets: withOwnTargets(join(root, folder), targets) },
      ]),
    ),
  );
  const prepared = performance.now();
  const edges = createDependencies(undefined, { workspaceRoot: root, projects });
  const answer: InferenceAnswer = {
    loadMs: loaded - start,
    nodesMs: inferred - loaded,
    dependenciesMs: performance.now() - prepared,
    projects: nodes.length,
    ordered: Object.values(projects).filter(({ targets }) => targets['alpine-build']?.dependsOn).length,
    edges: edges.length,
  };
  console.log(JSON.stringify(answer));
}

/** As Nx loads a plugin. */
const load = (): Plugin => createRequire(__filename)('../../../packages/plugin/dist/index.js') as Plugin;

const nameOf = (folder: string): string => `@acme/${folder.slice(folder.lastIndexOf('/') + 1)}`;

/** As Nx lays the targets of a project.json over the inferred ones, as far as this workspace needs it. */
function withOwnTargets(folder: string, inferred: NonNullable<Project['targets']>) {
  const file = join(folder, 'project.json');
  if (!existsSync(file)) return inferred;
  const { targets = {} } = JSON.parse(readFileSync(file, 'utf8')) as { targets?: Project['targets'] };
  const own = targets['alpine-build'];
  const build = inferred['alpine-build'];
  const options = { ...(build?.options as object), ...(own?.options as object) };
  return { ...inferred, 'alpine-build': { ...build, options } };
}

main(process.argv.slice(2));
