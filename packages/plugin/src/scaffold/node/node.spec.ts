import { BACKEND, planFor, stagesOf, type SampleFiles } from '../../testing/plan-for';
import type { DockerfileWish, PlannedDockerfile } from '../plan-dockerfile';
import { filesInMemory } from '../workspace-files';
import { node } from './node';

const WORKSPACE = {
  name: 'acme',
  workspaces: ['services/*', 'libs/*'],
  devDependencies: { typescript: '6' },
};
const KIT = { name: '@acme/kit', main: 'dist/index.js', scripts: { build: 'tsc' } };
const NEST = {
  name: '@acme/backend',
  dependencies: { '@acme/kit': '*', '@nestjs/core': '12' },
  scripts: { build: 'nest build', 'start:prod': 'node dist/main', 'start:dev': 'nest start --watch' },
};
const LISTENS = 'app.listen(process.env.PORT); app.get("/healthz")';

/** A service that is a member of the package manager's workspace. */
function member(files: SampleFiles = {}, wish: Partial<DockerfileWish> = {}): PlannedDockerfile {
  return planFor(
    BACKEND,
    {
      'package.json': WORKSPACE,
      'libs/kit/package.json': { name: '@acme/kit', main: 'src/index.js' },
      'services/backend/package.json': { name: '@acme/backend', main: 'src/main.js' },
      'services/backend/src/main.js': LISTENS,
      ...files,
    },
    wish,
  );
}

/** A service of a workspace with one package.json for all. */
function integrated(files: SampleFiles = {}, wish: Partial<DockerfileWish> = {}): PlannedDockerfile {
  return planFor(
    BACKEND,
    {
      'package.json': { dependencies: { express: '5' } },
      'package-lock.json': '{"lockfileVersion":3,"packages":{}}',
      'services/backend/tsconfig.app.json': '',
      'services/backend/src/main.ts': LISTENS,
      ...files,
    },
    wish,
  );
}

/** A project that is the whole workspace. */
function standalone(files: SampleFiles): PlannedDockerfile {
  return planFor({ name: 'shop', root: '.', dependencies: [] }, files);
}

describe('a Dockerfile', () => {
  it('of NestJS builds the service and its library inside, and keeps what runs', () => {
    const { dockerfile, ignoreFile, reasons, dependsOn } = member({
      'package-lock.json': '{"lockfileVersion":3,"packages":{}}',
      '.npmrc': '',
      'tsconfig.base.json': '{}',
      'libs/kit/package.json': KIT,
      'services/backend/package.json': NEST,
      'services/backend/tsconfig.json': '{ "extends": "../../tsconfig.base" }',
      'services/backend/public/logo.svg': '',
      'services/backend/src/main.ts': 'app.setGlobalPrefix("api"); app.listen(process.env.PORT)',
      'services/backend/src/health.controller.ts': "@Controller('health') class Health { @Get() look() {} }",
    });
    expect(dockerfile.content).toMatchSnapshot();
    expect(ignoreFile.content.split('\n\n')[0]).toMatchSnapshot();
    expect(dependsOn).toEqual([]);
    expect(reasons).toEqual([
      'node, by services/backend/package.json',
      'Node.js 24',
      'npm installs package-lock.json, as far as @acme/backend needs it',
      'its script start:prod runs dist/main',
      'its health check asks for /api/health; --healthPath names another one',
    ]);
  });

  it('of sources that run as they are installs no more than what runs', () => {
    expect(
      member({ 'package-lock.json': '{"lockfileVersion":3,"packages":{}}' }).dockerfile.content,
    ).toMatchSnapshot();
  });

  it('of what a target of Nx built takes that, and asks for the target', () => {
    const plan = integrated({}, { builtFolder: 'dist/services/backend' });
    expect(plan.dockerfile.content).toMatchSnapshot();
    expect(plan.ignoreFile.content.split('\n\n').at(-1)).toMatchSnapshot();
    expect(plan.dependsOn).toEqual(['build']);
  });

  it('of a whole workspace has a stage for its script of development', () => {
    const { dockerfile } = standalone({
      'package.json': {
        dependencies: { koa: '3' },
        scripts: { start: 'node server.js', dev: 'nodemon server.js', prepare: 'husky' },
      },
      'package-lock.json': '{"lockfileVersion":3,"packages":{}}',
      'server.js': LISTENS,
    });
    expect(dockerfile.content).toMatchSnapshot();
  });

  it('of a library that must be built first builds it, also where the service is not', () => {
    const plan = member({
      'package-lock.json': '{"lockfileVersion":3,"packages":{}}',
      'libs/kit/package.json': KIT,
    });
    expect(stagesOf(plan, 'build', 'base')).toMatchSnapshot();
  });

  it('of no packages at all has nothing to install', () => {
    expect(stagesOf(standalone({ 'package.json': {}, 'server.js': LISTENS }), 'base')).toMatchSnapshot();
  });

  it('has the packages of Alpine in the stages that need them', () => {
    const { text } = node.plan(
      { name: 'shop', root: '.', dependencies: [] },
      filesInMemory({
        'package.json': '{}',
        'package-lock.json': '{"lockfileVersion":3,"packages":{}}',
        'main.js': '',
      }),
      { command: undefined, healthPath: undefined },
      { path: 'Dockerfile', port: 80, buildPackages: ['python3', 'make'], runtimePackages: ['vips'] },
    );
    expect(text.split('\n').filter((line) => /^FROM|apk add/.test(line))).toEqual([
      'FROM node:24-alpine3.24 AS packages',
      'RUN apk add --no-cache python3 make',
      'FROM node:24-alpine3.24 AS base',
      'RUN apk add --no-cache vips tini~=0.19',
      'FROM base AS development',
      'FROM base AS service',
    ]);
  });

  it('warns of an .npmrc among the sources that the image gets', () => {
    const files = {
      'package.json': {},
      'package-lock.json': '{"lockfileVersion":3,"packages":{}}',
      'main.js': '',
      '.npmrc': '',
    };
    expect(standalone(files).reasons.at(-1)).toBe(
      '.npmrc lies among the sources, and so is in the image: keep tokens out of it',
    );
  });
});

describe('packages are installed by', () => {
  const MANAGERS: readonly (readonly [string, SampleFiles])[] = [
    ['npm', { 'package-lock.json': '{"lockfileVersion":3,"packages":{}}' }],
    ['pnpm', { 'pnpm-lock.yaml': '', 'pnpm-workspace.yaml': 'packages: ["{services,libs}/*"]' }],
    ['yarn classic', { 'yarn.lock': '# yarn lockfile v1' }],
    ['yarn', { 'yarn.lock': '__metadata:', '.yarnrc.yml': '' }],
    [
      'a release of yarn in the workspace',
      {
        'yarn.lock': '__metadata:',
        '.yarnrc.yml': 'yarnPath: .yarn/releases/yarn-4.5.0.cjs',
        '.yarn/releases/yarn-4.5.0.cjs': '',
      },
    ],
    ['bun', { 'bun.lock': '{"lockfileVersion":1,"workspaces":{},"packages":{}}', 'bunfig.toml': '' }],
  ];

  it.each(MANAGERS)('%s for a member of its workspace', (_, files) => {
    const plan = member({
      ...files,
      'services/backend/package.json': NEST,
      'services/backend/src/main.ts': LISTENS,
    });
    expect(stagesOf(plan, 'manifests', 'packages')).toMatchSnapshot();
    expect(
      stagesOf(plan, 'build')
        .split('\n')
        .filter((line) => !/^(?:COPY|#|FROM)/.test(line)),
    ).toMatchSnapshot();
  });

  it.each(MANAGERS)('%s for a workspace with one package.json', (_, files) => {
    const plan = planFor(BACKEND, {
      'package.json': { dependencies: { express: '5' } },
      'services/backend/src/main.js': LISTENS,
      ...files,
      'pnpm-workspace.yaml': '',
    });
    expect(stagesOf(plan, 'packages')).toMatchSnapshot();
  });

  it('a lock file of the project itself', () => {
    const plan = member({
      'package-lock.json': '{"lockfileVersion":3,"packages":{}}',
      'services/backend/package-lock.json': '{"lockfileVersion":3,"packages":{}}',
    });
    expect(stagesOf(plan, 'packages')).toMatchSnapshot();
    expect(plan.ignoreFile.content).not.toContain('!package');
  });

  it('no lock file, and it says so', () => {
    const plan = standalone({ 'package.json': { dependencies: { koa: '3' } }, 'server.js': LISTENS });
    expect(stagesOf(plan, 'packages')).toMatchSnapshot();
    expect(plan.reasons).toContain(
      'npm installs what package.json names; without a lock file builds differ from day to day',
    );
  });

  it.each<[string, object, SampleFiles, string]>([
    ['packageManager', { packageManager: 'pnpm@10.2.0+sha512.00' }, { 'pnpm-lock.yaml': '' }, 'pnpm@10.2.0'],
    ['an old lock file', {}, { 'pnpm-lock.yaml': "lockfileVersion: '6.0'" }, 'pnpm@8.15.9'],
    [
      'packageManager among two',
      { packageManager: 'bun@1.3.0' },
      { 'yarn.lock': '', 'bun.lock': '{"lockfileVersion":1,"workspaces":{},"packages":{}}' },
      'bun@1.3.0',
    ],
    [
      'packageManager of another lock file',
      { packageManager: 'yarn@4.1.0' },
      { 'pnpm-lock.yaml': '' },
      'pnpm@10.34.8',
    ],
    ['a newer yarn', { packageManager: 'yarn@4.1.0' }, { 'yarn.lock': '' }, '@yarnpkg/cli-dist@4.1.0'],
    ['an older yarn', { packageManager: 'yarn@1.22.19' }, { 'yarn.lock': '' }, 'yarn@1.22.19'],
  ])('the version of %s', (_, manifest, files, tool) => {
    const plan = standalone({ 'package.json': manifest, 'server.js': LISTENS, ...files });
    expect(plan.dockerfile.content).toMatch(new RegExp(`npm install --global (?:--force )?${tool}\n`));
  });
});

describe('the version of Node.js', () => {
  it.each<[string, SampleFiles, string]>([
    ['is the newest with long-term support', {}, '24'],
    ['is that of .nvmrc', { '.nvmrc': 'v22.11.0\n' }, '22'],
    ['is that of .nvmrc by a name', { '.nvmrc': 'lts/jod\n' }, '22'],
    ['is any for the newest of .nvmrc', { '.nvmrc': 'lts/*\n' }, '24'],
    ['is that of .node-version', { '.node-version': '26' }, '26'],
    ['is in the range of engines', { 'package.json': { engines: { node: '^22.12' } } }, '22'],
    ['is the first in the range of engines', { 'package.json': { engines: { node: '>=20' } } }, '24'],
    ['is any where the range is none', { 'package.json': { engines: { node: 'current' } } }, '24'],
  ])('%s', (_, files, version) => {
    const { dockerfile } = standalone({ 'package.json': {}, 'server.js': '', ...files });
    expect(dockerfile.content).toContain(`FROM node:${version}-alpine3.24 AS base`);
  });

  it('is asked for where no base has it', () => {
    expect(() => standalone({ 'package.json': {}, 'server.js': '', '.nvmrc': '18' })).toThrow(
      '.nvmrc asks for 18.x, and there are 24, 22, 26',
    );
  });
});

describe('the start', () => {
  /** The instructions that a kind of program changes. */
  const startOf = (files: SampleFiles, wish: Partial<DockerfileWish> = {}): string[] =>
    planFor({ name: 'shop', root: 'shop', dependencies: [] }, files, wish)
      .dockerfile.content.split('\n')
      .filter((line) => /^(?:CMD|COPY --from=build|RUN npm install| {2}CMD)/.test(line));
  const TINI_HEALTH = '  CMD wget -q -Y off -O /dev/null "http://127.0.0.1:${PORT}/healthz"';

  it.each<[string, SampleFiles, string[]]>([
    [
      'a script',
      {
        'shop/package.json': {
          scripts: { start: 'NODE_ENV=production node -r ./trace.js --env-file=.env app.js' },
        },
        'shop/app.js': LISTENS,
      },
      [
        'CMD ["node", "--watch", "-r", "./trace.js", "app.js"]',
        TINI_HEALTH,
        'CMD ["node", "-r", "./trace.js", "app.js"]',
      ],
    ],
    [
      'TypeScript that Node.js runs itself',
      { 'shop/package.json': { scripts: { start: 'node src/main.ts' } }, 'shop/src/main.ts': LISTENS },
      ['CMD ["node", "--watch", "src/main.ts"]', TINI_HEALTH, 'CMD ["node", "src/main.ts"]'],
    ],
    [
      'tsx among the packages that run',
      {
        'shop/package.json': { scripts: { start: 'tsx main.ts' }, dependencies: { tsx: '4' } },
        'shop/main.ts': LISTENS,
      },
      [
        'CMD ["node", "--watch", "--import", "tsx", "main.ts"]',
        TINI_HEALTH,
        'CMD ["node", "--import", "tsx", "main.ts"]',
      ],
    ],
    [
      'a script that watches, without that',
      {
        'shop/package.json': {
          scripts: {
            start: 'tsx --env-file .env watch --clear-screen=false --include ./views main.ts --all',
          },
          dependencies: { tsx: '4' },
        },
        'shop/main.ts': LISTENS,
      },
      [
        'CMD ["node", "--watch", "--import", "tsx", "main.ts", "--all"]',
        TINI_HEALTH,
        'CMD ["node", "--import", "tsx", "main.ts", "--all"]',
      ],
    ],
    [
      'what nodemon watches',
      {
        'shop/package.json': { scripts: { start: 'nodemon ./server.js' } },
        'shop/server.js': LISTENS,
        'shop/index.js': '',
      },
      ['CMD ["node", "--watch", "./server.js"]', TINI_HEALTH, 'CMD ["node", "./server.js"]'],
    ],
    [
      'a file of a usual name, where nodemon is told what to start',
      {
        'shop/package.json': { scripts: { start: 'nodemon --exec "node a.js"' } },
        'shop/server.js': LISTENS,
      },
      ['CMD ["node", "--watch", "server.js"]', TINI_HEALTH, 'CMD ["node", "server.js"]'],
    ],
    [
      'a script with settings of one machine, without these',
      {
        'shop/package.json': { scripts: { start: 'node --env-file .env --watch-path ./src app.js' } },
        'shop/app.js': LISTENS,
      },
      ['CMD ["node", "--watch", "app.js"]', TINI_HEALTH, 'CMD ["node", "app.js"]'],
    ],
    [
      'a main file',
      { 'shop/package.json': { main: './lib/server.js' }, 'shop/lib/server.js': LISTENS },
      ['CMD ["node", "--watch", "lib/server.js"]', TINI_HEALTH, 'CMD ["node", "lib/server.js"]'],
    ],
    [
      'a file of a usual name',
      { 'shop/package.json': {}, 'shop/src/index.mjs': 'serve(app)' },
      [
        'CMD ["node", "--watch", "src/index.mjs"]',
        '  CMD nc -z 127.0.0.1 "${PORT}"',
        'CMD ["node", "src/index.mjs"]',
      ],
    ],
    [
      'what its compiler makes',
      {
        'shop/package.json': { scripts: { build: 'tsc' } },
        'shop/tsconfig.json': '{ "compilerOptions": { "outDir": "./out" } }',
        'shop/src/server.ts': LISTENS,
      },
      ['COPY --from=build /app/shop/out /app/shop/out', TINI_HEALTH, 'CMD ["node", "out/server.js"]'],
    ],
    [
      'what its build left on this machine, too',
      {
        'shop/package.json': { main: 'build/server/index.js', scripts: { build: 'vite build' } },
        'shop/build/server/index.js': '',
        'shop/src/server.ts': LISTENS,
      },
      [
        'COPY --from=build /app/shop/build /app/shop/build',
        TINI_HEALTH,
        'CMD ["node", "build/server/index.js"]',
      ],
    ],
    [
      'what listens nowhere',
      { 'shop/package.json': {}, 'shop/index.js': 'console.log("done")' },
      ['CMD ["node", "--watch", "index.js"]', 'CMD ["node", "index.js"]'],
    ],
  ])('is that of %s', (_, files, expected) => {
    expect(startOf(files)).toEqual(expected);
  });

  it('is that of bun, which the image then has', () => {
    const files = {
      'shop/package.json': { scripts: { start: 'bun run src/main.ts' }, dependencies: { hono: '4' } },
      'shop/bun.lock': '{"lockfileVersion":1,"workspaces":{},"packages":{}}',
      'shop/src/main.ts': LISTENS,
    };
    const plan = planFor({ name: 'shop', root: 'shop', dependencies: [] }, files);
    expect(stagesOf(plan, 'base', 'development')).toMatchSnapshot();
  });

  it('is what was wished, of what the build makes', () => {
    const files = { 'shop/package.json': { scripts: { build: 'make' } } };
    expect(startOf(files, { command: ['node', 'out/cli.js', 'serve'], healthPath: '/up' })).toEqual([
      'COPY --from=build /app/shop/out /app/shop/out',
      '  CMD wget -q -Y off -O /dev/null "http://127.0.0.1:${PORT}/up"',
      'CMD ["node", "out/cli.js", "serve"]',
    ]);
  });

  it('of a member of a workspace lies beside its packages', () => {
    const plan = member({ 'pnpm-lock.yaml': '' }, { builtFolder: 'dist/services/backend' });
    expect(stagesOf(plan, 'base').split('\n').slice(3, 6)).toEqual([
      'WORKDIR /app/services/backend',
      'COPY --from=packages /app /app',
      'COPY dist/services/backend /app/services/backend/dist',
    ]);
    expect(plan.dockerfile.content).toContain('\nCMD ["node", "dist/main.js"]\n');
  });

  it('has no check of its health where it listens on a port of its own', () => {
    const { reasons, dockerfile } = standalone({ 'package.json': {}, 'main.js': 'app.listen(3000)' });
    expect(dockerfile.content).not.toContain('HEALTHCHECK');
    expect(reasons.at(-1)).toBe(
      'main.js listens on 3000 whatever PORT says, so nothing asks whether it is well; let it read process.env.PORT',
    );
  });

  it.each<[string, SampleFiles, string]>([
    ['nothing starts it', { 'package.json': { dependencies: { koa: '3' } } }, '--command="node <file>"'],
    [
      'no more than a package.json is there',
      { 'package.json': { devDependencies: { nx: '24' } } },
      'nothing in . tells in what it is written',
    ],
    [
      'nothing builds it',
      { 'package.json': {}, 'src/main.ts': '' },
      'src/main.ts would start it, and nothing builds it',
    ],
    [
      'only Nx could build it',
      { 'package.json': { scripts: { build: 'nx build', start: 'node dist/main.js' } }, 'dist/main.js': '' },
      'its script start runs dist/main.js, and that does not exist',
    ],
  ])('is asked for where %s', (_, files, problem) => {
    expect(() => standalone(files)).toThrow(problem);
  });
});
