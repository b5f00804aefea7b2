import { readImageBuilds } from './image-builds';

describe('readImageBuilds', () => {
  it('gives a build for the target, and for each configuration with its own options laid over', () => {
    const builds = readImageBuilds('@acme/api', 'apps/api', {
      options: { file: 'apps/api/alpine.Dockerfile', buildArgs: { BASE: 'a/b', TIMES: 2 } },
      configurations: {
        staging: { file: './apps/api/staging.alpine.Dockerfile' },
        ci: { tags: ['registry.example.com/{projectName}:ci'], buildArgs: {} },
      },
    });
    const buildArguments = new Map([
      ['BASE', 'a/b'],
      ['TIMES', '2'],
    ]);
    expect(builds).toEqual([
      { dockerfile: 'apps/api/alpine.Dockerfile', tags: ['acme/api:latest'], buildArguments },
      { dockerfile: 'apps/api/staging.alpine.Dockerfile', tags: ['acme/api:staging'], buildArguments },
      {
        dockerfile: 'apps/api/alpine.Dockerfile',
        tags: ['registry.example.com/@acme/api:ci'],
        buildArguments: new Map(),
      },
    ]);
  });

  it('fills in what Nx would', () => {
    const options = { file: '{workspaceRoot}/{projectRoot}/{projectName}.alpine.Dockerfile' };
    const [build] = readImageBuilds('api', 'apps/api', { options });
    expect(build?.dockerfile).toBe('apps/api/api.alpine.Dockerfile');
  });

  it.each([
    ['nothing', {}],
    ['what is no object', { options: 'x', configurations: [1] }],
    ['a file that is no text', { options: { file: 7 } }],
  ])('finds no build in %s', (_, target) => {
    expect(readImageBuilds('api', 'apps/api', target)).toEqual([]);
  });

  it('passes over tags and arguments that are none', () => {
    const options = { file: 'f', tags: [1, 'a/b', null], buildArgs: ['x'] };
    expect(readImageBuilds('api', 'apps/api', { options })).toEqual([
      { dockerfile: 'f', tags: ['a/b'], buildArguments: new Map() },
    ]);
  });
});
