import { projectFolders } from './project-folders';

function foldersOf(roots: Readonly<Record<string, string>>, first: string): string[] {
  const names = Object.keys(roots);
  return projectFolders(
    {
      nodes: Object.fromEntries(
        Object.entries(roots).map(([name, root]) => [name, { name, type: 'lib', data: { root } }] as const),
      ),
      // Each depends on the next, and the last on the first and on a package.
      dependencies: Object.fromEntries(
        names.map((source, index) => {
          const targets = index + 1 < names.length ? [names[index + 1] ?? ''] : [names[0] ?? '', 'npm:ms'];
          return [source, targets.map((target) => ({ source, target, type: 'static' }))];
        }),
      ),
    },
    first,
  );
}

it('are those of a project and of all that it depends on, near and far, none inside another', () => {
  const roots = { api: 'services/api', 'api-e2e': 'services/api/e2e', apis: 'services/apis', kit: 'kit' };
  expect(foldersOf(roots, 'api')).toEqual(['kit', 'services/api', 'services/apis']);
});

it('are the workspace root alone, where one of them lies there', () => {
  expect(foldersOf({ api: 'services/api', all: '.' }, 'api')).toEqual(['.']);
});
