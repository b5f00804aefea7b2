import { joinPath } from '../../../base/context-path';
import type { Dialect } from '../../../dockerignore/dialect';
import { explainPath } from '../../../dockerignore/explain';
import { compilePathTest, rulesAtRoot, type FolderRules } from '../../../dockerignore/folder-rules';
import type { IgnoreRules } from '../../../dockerignore/ignore-rules';
import type { Found, Rule } from '../../rule';
import { readRulesAs, rootsOf } from '../../subjects/ignored-paths';
import { below } from '../../subjects/workspace-path';
import { contentOf, isFile, type WorkspaceView } from '../../workspace-view';

/** A line by which one engine sends a file that exists, and another does not. */
export const enginesDiffer: Rule<'ignore-file'> = {
  id: 'dockerignore/engines-differ',
  severity: 'warning',
  title: 'Engines read a line of an ignore file differently, for files that exist',
  why: 'The same build gets other files with another engine.',
  fix: 'Write it so that all read it alike: "name", "folder/name", "**/name", and "!folder/**" to bring back what is in a folder.',
  subject: 'ignore-file',
  *check(subject, view) {
    const { file, text } = subject;
    const docker = file.endsWith('.containerignore') ? undefined : readRulesAs(text, file, 'docker');
    if (docker === undefined) return;
    for (const root of rootsOf(subject)) {
      const others = othersOf(root, view).flatMap((dialect) => readRulesAs(text, file, dialect) ?? []);
      const differences = others.flatMap((other) => findDifferences(docker, other, root, view));
      for (const line of new Set(differences.map((one) => one.line)))
        yield describe(
          docker,
          differences.filter((one) => one.line === line),
        );
    }
  },
};

/** Where there is a `.containerignore`, buildah reads that. */
function othersOf(root: string, view: WorkspaceView): Dialect[] {
  return isFile(view, below(root, '.containerignore')) ? ['docker-legacy'] : ['buildah', 'docker-legacy'];
}

const NAMES: Readonly<Record<Dialect, string>> = {
  docker: 'Docker',
  'docker-legacy': 'Docker 20.10',
  buildah: 'buildah and Podman',
};

/** A line, and the files over which an engine and today's Docker part by it. */
interface Difference {
  readonly line: number;
  readonly dialect: Dialect;
  readonly paths: readonly string[];
  /** Whether today's Docker leaves out the first of them. */
  readonly excluded: boolean;
}

function findDifferences(
  docker: IgnoreRules,
  other: IgnoreRules,
  root: string,
  view: WorkspaceView,
): Difference[] {
  const byLine = new Map<number, string[]>();
  for (const path of pathsApart(docker, other, root, view)) {
    const line = lineOf(docker, other, path);
    const known = byLine.get(line);
    if (known === undefined) byLine.set(line, [path]);
    else known.push(path);
  }
  const isExcluded = compilePathTest(docker);
  const { dialect } = other;
  return [...byLine].map(([line, all]) => ({
    ...{ line, dialect },
    paths: all,
    excluded: isExcluded(all[0] ?? ''),
  }));
}

/** The files of a context that one engine sends and the other does not; a folder in which both have one answer for all is not looked into. */
function pathsApart(docker: IgnoreRules, other: IgnoreRules, root: string, view: WorkspaceView): string[] {
  const apart: string[] = [];
  const walk = (folder: string, one: FolderRules, two: FolderRules): void => {
    if (one.answerBelow !== undefined && one.answerBelow === two.answerBelow) return;
    const { files, folders } = contentOf(view, below(root, folder));
    for (const name of files) {
      if (one.excludesFile(name, folder) !== two.excludesFile(name, folder))
        apart.push(joinPath(folder, name));
    }
    for (const name of folders)
      walk(joinPath(folder, name), one.enter(name, folder), two.enter(name, folder));
  };
  walk('', rulesAtRoot(docker), rulesAtRoot(other));
  return apart.sort();
}

/** The later of the lines that decide. */
function lineOf(docker: IgnoreRules, other: IgnoreRules, path: string): number {
  const deciding = [docker, other].map((rules) => explainPath(rules, path).decidedBy?.line.line ?? 0);
  return Math.max(...deciding, 1);
}

function describe(docker: IgnoreRules, differences: readonly Difference[]): Found {
  const [{ line, paths, excluded }] = differences as readonly [Difference];
  const [path = ''] = paths;
  const written = docker.rules.find((rule) => rule.line.line === line)?.line;
  const more = paths.length === 1 ? '' : ` and ${String(paths.length - 1)} more`;
  const others = differences.map(({ dialect }) => NAMES[dialect]).join(', ');
  const isUnheard = explainPath(docker, path).unheard.some((one) => one.line.line === line);
  return {
    line,
    severity: differences.some(({ dialect }) => dialect === 'buildah') ? 'warning' : 'info',
    what: `"${written?.text ?? ''}": ${path}${more} ${excluded ? 'left out' : 'sent'} by Docker, ${excluded ? 'sent' : 'left out'} by ${others}`,
    ...(isUnheard &&
      written?.reincludes === true && {
        why: 'Docker compares a ! line only with what is left out at that moment; the folder itself is not, and its files are looked at without the line.',
        fix: `Write "!${written.pattern}/**", which all read alike.`,
      }),
  };
}
