import { globSync } from 'fast-glob';
import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { RULES } from '../src/checker/registry';
import { runCheck } from '../src/checker/run-check';
import type { CheckedProject, WorkspaceView } from '../src/checker/workspace-view';
import { viewOnDisk } from '../src/workspace/check/view-on-disk';

const root = join(__dirname, '../../..');

/** Folders with files that nobody writes or ships, and why; git has none of them. All else is looked at, fixtures too. */
const LEFT_OUT: Readonly<Record<string, RegExp>> = {
  'what builds and targets write': /(?:^|\/)dist\//,
  'engines, browsers and packages that the tests fetch': /^\.cache\//,
};

interface Manifest {
  readonly name: string;
  readonly implicitDependencies?: readonly string[];
}

/** The projects as Nx finds them: those with a project.json, and the members of npm's workspace. */
function findProjects(): CheckedProject[] {
  const manifests = globSync(['examples/*/project.json', 'packages/*/package.json'], { cwd: root }).map(
    (file) => ({
      root: posix.dirname(file),
      ...(JSON.parse(readFileSync(join(root, file), 'utf8')) as Manifest),
    }),
  );
  return manifests.map(({ name, root, implicitDependencies = [] }) => ({
    name,
    root,
    dependencies: manifests.flatMap((other) =>
      implicitDependencies.includes(other.name) ? [other.root] : [],
    ),
  }));
}

function viewOfRepository(): WorkspaceView {
  const view = viewOnDisk(root, findProjects());
  const isLeftOut = (file: string): boolean => Object.values(LEFT_OUT).some((folder) => folder.test(file));
  return { ...view, files: view.files.filter((file) => !isLeftOut(file)) };
}

const view = viewOfRepository();

/** One line for each finding. */
const findings = (of: WorkspaceView): string[] =>
  runCheck(of, RULES).findings.map(
    ({ file, line, severity, rule, what }) => `${file}:${String(line)} ${severity} ${rule}: ${what}`,
  );

describe('the repository of this plugin, the demo among it', () => {
  it('is clean under all rules', () => {
    expect(findings(view)).toEqual([]);
  });

  it.each([
    ['examples/backend/backend.alpine.Dockerfile', 'COPY nothing /x', 'context/missing-source'],
    ['examples/auth/auth.alpine.Dockerfile.dockerignore', '**', 'context/excluded-source'],
    [
      '.github/workflows/ci.yml',
      '      - run: docker build --file gone.Dockerfile --nonsense .',
      'ci/missing-file',
    ],
    ['README.md', '```sh\ndocker build --nonsense .\n```', 'ci/unknown-flag'],
  ])('would not be, with another line in %s', (path, line, rule) => {
    expect(view.files).toContain(path);
    const changed = (file: string): string | undefined =>
      file === path ? `${view.read(file) ?? ''}\n${line}\n` : view.read(file);
    expect(findings({ ...view, read: changed }).join('\n')).toContain(rule);
  });
});
