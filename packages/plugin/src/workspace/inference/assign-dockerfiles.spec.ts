import { assignDockerfiles, isAlpineDockerfile } from './assign-dockerfiles';

const PROJECTS = [
  { root: '.', name: '@acme/workspace' },
  { root: 'apps/api', name: '@acme/api' },
  { root: 'apps/api/worker', name: 'worker' },
  { root: 'apps/web', name: 'web' },
  { root: 'legacy/web.old', name: 'web.old' },
];

/** Each project's name with its files by configuration. */
function assigned(...files: string[]): Record<string, Record<string, string>> {
  return Object.fromEntries(
    assignDockerfiles(files, PROJECTS).map(({ project, main, byConfiguration }) => [
      project.name,
      { ...(main !== undefined && { main }), ...Object.fromEntries(byConfiguration) },
    ]),
  );
}

describe('assignDockerfiles', () => {
  it.each([
    ['apps/web/alpine.Dockerfile', 'web', 'main'],
    ['apps/web/web.alpine.Dockerfile', 'web', 'main'],
    ['apps/web/web.staging.alpine.Dockerfile', 'web', 'staging'],
    ['apps/web/staging.alpine.Dockerfile', 'web', 'staging'],
    ['apps/web/docker/alpine.Dockerfile', 'web', 'main'],
    ['apps/api/api.alpine.Dockerfile', '@acme/api', 'main'],
    ['apps/api/worker/alpine.Dockerfile', 'worker', 'main'],
    ['dockerfiles/api.staging.alpine.Dockerfile', '@acme/api', 'staging'],
    ['dockerfiles/web.old.alpine.Dockerfile', 'web.old', 'main'],
    ['dockerfiles/web.old.ci.alpine.Dockerfile', 'web.old', 'ci'],
    ['web.alpine.Dockerfile', 'web', 'main'],
    ['alpine.Dockerfile', '@acme/workspace', 'main'],
  ])('gives %s to %s as %s', (file, project, place) => {
    expect(assigned(file)).toEqual({ [project]: { [place]: file } });
  });

  it('leaves a stray file to nobody', () => {
    expect(assigned('dockerfiles/nobody.alpine.Dockerfile', 'tmp/alpine.Dockerfile')).toEqual({});
  });

  it('guesses nothing where two projects answer to a name', () => {
    const twins = [
      { root: 'a/api', name: '@a/api' },
      { root: 'b/api', name: '@b/api' },
    ];
    expect(assignDockerfiles(['dockerfiles/api.alpine.Dockerfile'], twins)).toEqual([]);
  });

  it('prefers the file beside the project, then the one with its name', () => {
    const files = [
      'apps/web/alpine.Dockerfile',
      'apps/web/web.alpine.Dockerfile',
      'dockerfiles/web.alpine.Dockerfile',
    ];
    expect(assigned(...files)).toEqual({ web: { main: 'apps/web/web.alpine.Dockerfile' } });
    expect(assigned(...files.toReversed())).toEqual({ web: { main: 'apps/web/web.alpine.Dockerfile' } });
  });
});

describe('isAlpineDockerfile', () => {
  it.each([
    ['a/alpine.Dockerfile', true],
    ['a/b.alpine.Dockerfile', true],
    ['a/notalpine.Dockerfile', false],
    ['a/alpine.Dockerfile.dockerignore', false],
    ['a/Dockerfile', false],
  ])('%s: %s', (file, expected) => {
    expect(isAlpineDockerfile(file)).toBe(expected);
  });
});
