import { getProjects, type Tree } from '@nx/devkit';
import { RULES } from '../checker/registry';
import { runCheck } from '../checker/run-check';
import { viewInMemory, type CheckedProject } from '../checker/workspace-view';

type Files = Readonly<Record<string, string>>;

/** Expects that all rules together find nothing in files of a workspace, not even something to know. */
export function expectValid(files: Files, projects: readonly CheckedProject[]): void {
  const { findings } = runCheck(viewInMemory({ ...sourcesOf(projects, files), ...files }, projects), RULES);
  const found = findings.map(
    ({ file, line, severity, rule, what }) => `${file}:${String(line)} ${severity} ${rule}: ${what}`,
  );
  expect(found).toEqual([]);
}

/** The same of a workspace that generators have worked on. */
export function expectValidTree(tree: Tree): void {
  const projects = [...getProjects(tree)];
  const rootsOf = (names: readonly string[] = []): string[] =>
    projects.flatMap(([name, { root }]) => (names.includes(name) ? [root] : []));
  expectValid(
    Object.fromEntries(filesIn(tree, '').map((path) => [path, tree.read(path, 'utf8') ?? ''])),
    projects.map(([name, { root, implicitDependencies }]) => ({
      name,
      root,
      dependencies: rootsOf(implicitDependencies),
    })),
  );
}

/** A file in the folder of each project for which a test wrote none; without any, the folder would not be there. */
function sourcesOf(projects: readonly CheckedProject[], files: Files): Files {
  const paths = Object.keys(files);
  const folders = projects
    .flatMap(({ root, dependencies }) => [root, ...dependencies])
    .filter((folder) => folder !== '.' && !paths.some((path) => path.startsWith(`${folder}/`)));
  return Object.fromEntries(folders.map((folder) => [`${folder}/source.txt`, '']));
}

function filesIn(tree: Tree, folder: string): string[] {
  return tree.children(folder).flatMap((name) => {
    const path = folder === '' ? name : `${folder}/${name}`;
    return tree.isFile(path) ? [path] : filesIn(tree, path);
  });
}
