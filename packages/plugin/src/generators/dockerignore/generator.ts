import { join } from 'node:path';
import { readProjectConfiguration, type Tree } from '@nx/devkit';
import { OptionsError } from '../../base/user-error';
import { compareContexts } from '../../build-context/compare-contexts';
import { findIgnoreFile } from '../../build-context/effective-ignore-file';
import { NO_RULES, readIgnoreRules, type IgnoreRules } from '../../dockerignore/ignore-rules';
import { describeComparison } from '../../scaffold/ignore-file/describe-comparison';
import { planIgnoreFile } from '../../scaffold/ignore-file/plan-ignore-file';
import type { PlannedFile } from '../../scaffold/planned-file';
import { dockerfilesOf } from '../../workspace/inference/assign-dockerfiles';
import { layFiles } from '../../workspace/tree/lay-files';
import { findProjectDockerfiles } from '../../workspace/tree/project-dockerfiles';
import { reportScaffold } from '../../workspace/tree/report-scaffold';
import { findScaffoldProject } from '../../workspace/tree/scaffold-project';
import { treeFiles } from '../../workspace/tree/tree-files';
import type { DockerignoreOptions } from './options';

/** `nx g nx-alpine:dockerignore <project>`: writes the ignore files of its Dockerfiles, and shows what they change. */
export default async function dockerignoreGenerator(
  tree: Tree,
  { project: name, dockerfile, force = false }: DockerignoreOptions,
): Promise<void> {
  const project = await findScaffoldProject(tree, name);
  requireWorkspaceContext(tree, name);
  const dockerfiles =
    dockerfile === undefined ? await ownDockerfiles(tree, name) : [requireFile(tree, dockerfile)];
  const planned = dockerfiles.map((path) => planIgnoreFile(project, path, treeFiles(tree)));
  for (const [index, { file }] of planned.entries())
    console.log(await describeChange(tree, dockerfiles[index] ?? '', file));
  const laid = layFiles(
    tree,
    planned.map(({ file }) => file),
    force,
  );
  reportScaffold(
    planned.flatMap(({ notes }) => notes),
    laid,
  );
}

/** The lines are about folders of the workspace; for a build from another folder they would mean nothing. */
function requireWorkspaceContext(tree: Tree, name: string): void {
  const { targets = {} } = readProjectConfiguration(tree, name);
  for (const [target, { executor, options }] of Object.entries(targets)) {
    const { context = '.' } = (options ?? {}) as { readonly context?: string };
    if (executor !== 'nx-alpine:alpine-build' || context === '.') continue;
    throw new OptionsError([
      {
        what: `${name}:${target} builds from the context ${context}`,
        why: 'the ignore file lists folders of the workspace root',
        fix: 'take context out of its options, and let the COPY lines start at the workspace root',
      },
    ]);
  }
}

async function ownDockerfiles(tree: Tree, name: string): Promise<string[]> {
  const own = (await findProjectDockerfiles(tree)).find(({ project }) => project.name === name);
  if (own !== undefined) return dockerfilesOf(own);
  throw new OptionsError([
    {
      what: `${name} has no Alpine Dockerfile`,
      fix: `nx g nx-alpine:dockerfile ${name}, or name another one with --dockerfile=<path from the workspace root>`,
    },
  ]);
}

function requireFile(tree: Tree, path: string): string {
  if (tree.isFile(path)) return path;
  throw new OptionsError([
    { what: `dockerfile: there is no file ${path}`, why: 'paths are read from the workspace root' },
  ]);
}

/** Before anything is written: what the file would change for a build from the workspace root. */
async function describeChange(
  tree: Tree,
  dockerfile: string,
  { path, content }: PlannedFile,
): Promise<string> {
  const before = presentRules(tree.root, dockerfile);
  const after = readIgnoreRules(content, path, 'docker');
  const comparison = await compareContexts(tree.root, before, after);
  return [`${path}:`, ...describeComparison(comparison).map((line) => `  ${line}`)].join('\n');
}

function presentRules(root: string, dockerfile: string): IgnoreRules {
  const present = findIgnoreFile(root, join(root, dockerfile), 'docker');
  return present === undefined ? NO_RULES : readIgnoreRules(present.content, present.path, 'docker');
}
