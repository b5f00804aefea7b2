import { parse } from 'yaml';
import { OptionsError } from '../../base/user-error';
import { expectValid } from '../../testing/expect-valid';
import type { ScaffoldProject } from '../scaffold-project';
import { filesInMemory } from '../workspace-files';
import type { ComposeService } from './compose-service';
import type { ComposeWish } from './compose-wish';
import { planCompose, type PlannedCompose } from './plan-compose';
import { STOCK_NAMES, stockImage } from './stock-images';
import { STOCK_SERVICES } from './stock-services';

const project = { name: '@acme/backend', root: 'services/backend', dependencies: ['libs/kit'] };
const WISH: ComposeWish = {
  layout: 'project',
  services: [],
  data: 'volume',
  port: undefined,
  dockerfile: undefined,
};
const DOCKERFILE = 'services/backend/backend.alpine.Dockerfile';
const STAGES = [
  'FROM python:3.13-alpine3.24 AS base\nEXPOSE 8080\nUSER 10001:10001\n',
  'FROM base AS development\n',
  'FROM base AS service\nHEALTHCHECK CMD true\n',
];

/** The Dockerfile that a note asks for. */
const toCome = ({ notes }: PlannedCompose): Record<string, string> =>
  Object.fromEntries(notes.map((note) => [note.replace(/ does not exist yet: .*/, ''), STAGES.join('')]));

const plan = (
  wish: Partial<ComposeWish> = {},
  files: Record<string, string> = { [DOCKERFILE]: STAGES.join('') },
  of: ScaffoldProject = project,
): PlannedCompose => {
  const planned = planCompose(of, filesInMemory(files), { ...WISH, ...wish });
  expectValid({ ...toCome(planned), ...files, [planned.file.path]: planned.file.content }, [of]);
  return planned;
};

interface Parsed {
  readonly name?: string;
  readonly services: Record<string, ComposeService>;
  readonly volumes?: Record<string, object>;
}
const read = (...of: Parameters<typeof plan>): Parsed => parse(plan(...of).file.content) as Parsed;

function problemsOf(...of: Parameters<typeof plan>): string[] {
  try {
    plan(...of);
    return [];
  } catch (error) {
    if (!(error instanceof OptionsError)) throw error;
    return error.problems.map(({ what, why = '', fix = '' }) => `${what} | ${why} | ${fix}`);
  }
}

it('writes a service with its development stage and a database', () => {
  const { file, notes } = plan({ services: ['postgres', 'redis'] });
  expect(file.path).toBe('services/backend/compose.yaml');
  expect(file.content).toMatchSnapshot();
  expect(notes).toEqual([]);
});

it('writes all stock services, with data that end with them', () => {
  expect(plan({ layout: 'workspace', services: STOCK_NAMES, data: 'memory' }).file).toMatchSnapshot();
});

describe('a stock service', () => {
  it.each(STOCK_NAMES)(
    '%s has an Alpine image, a check, a port of its own, and a place for its data',
    (name) => {
      const { services, volumes } = read({ services: [name] });
      const { image, ports, healthcheck, volumes: mounts } = services[name] ?? {};
      const { dataFolder, port } = STOCK_SERVICES[name];
      expect(image).toMatch(/^[a-z/]+:\d+-alpine$/);
      expect(ports).toEqual([`127.0.0.1::${String(port)}`]);
      expect(healthcheck?.test[0]).toBe('CMD');
      expect(mounts?.map(({ source }) => source)).toEqual(
        dataFolder === undefined ? undefined : [`${name}-data`],
      );
      expect(Object.keys(volumes ?? {})).toEqual(dataFolder === undefined ? [] : [`${name}-data`]);
    },
  );

  it.each(STOCK_NAMES)('%s is waited for by the service that is told of it', (name) => {
    const { services } = read({ services: [name] });
    for (const own of [services['backend'], services['backend-development']]) {
      expect(own?.depends_on).toEqual({ [name]: { condition: 'service_healthy' } });
      const { variable, url } = STOCK_SERVICES[name].connection;
      expect(own?.environment).toEqual({ PORT: '8080', [variable]: url });
      expect(new URL(url)).toMatchObject({ hostname: name, port: String(STOCK_SERVICES[name].port) });
    }
  });

  it('has no image that another has', () => {
    expect(new Set(STOCK_NAMES.map(stockImage)).size).toBe(STOCK_NAMES.length);
  });
});

describe('the service itself', () => {
  it.each<[string, Partial<ComposeWish>, string, string]>([
    ['beside a project', {}, 'services/backend', '../..'],
    ['beside a project farther down', {}, 'a/b c/d', '../../..'],
    ['beside a project that is the workspace', {}, '.', '.'],
    ['at the workspace root', { layout: 'workspace' }, 'services/backend', '.'],
  ])('is built from the workspace root %s', (_, wish, root, context) => {
    const dockerfile = root === '.' ? 'backend.alpine.Dockerfile' : `${root}/backend.alpine.Dockerfile`;
    const files = { [dockerfile]: STAGES.join('') };
    const { services } = read(wish, files, { ...project, root, dependencies: [] });
    expect(services['backend']?.build).toEqual({ context, dockerfile });
    expect(services['backend-development']?.build).toEqual({ context, dockerfile, target: 'development' });
    expect(services['backend-development']?.volumes).toEqual([
      {
        type: 'bind',
        source: wish.layout === 'workspace' ? './services/backend' : '.',
        target: root === '.' ? '/app' : `/app/${root}`,
      },
    ]);
  });

  it('is built by the Dockerfile that it has, or by the one to come', () => {
    const central = 'dockerfiles/backend.alpine.Dockerfile';
    const files = { [central]: 'FROM a\nEXPOSE 9000\n' };
    const planned = [plan({ dockerfile: central }, files), plan({}, files)];
    expect(
      planned.map(({ file, notes }) => {
        const { build, ports } = (parse(file.content) as Parsed).services['backend'] ?? {};
        return [build?.dockerfile, ports, notes];
      }),
    ).toEqual([
      [central, ['127.0.0.1::9000'], []],
      [
        DOCKERFILE,
        ['127.0.0.1::8080'],
        [`${DOCKERFILE} does not exist yet: nx g nx-alpine:dockerfile @acme/backend`],
      ],
    ]);
  });

  it.each<[string, string | undefined, number | undefined, Partial<ComposeService>]>([
    [
      'the port that its Dockerfile exposes',
      'FROM a\nEXPOSE 9000\nHEALTHCHECK CMD true\n',
      undefined,
      { ports: ['127.0.0.1::9000'] },
    ],
    [
      'the port that was asked for',
      'FROM a\nEXPOSE 9000\nHEALTHCHECK CMD true\n',
      7000,
      { ports: ['127.0.0.1::7000'] },
    ],
    ['no port where it listens nowhere', 'FROM a\n', undefined, {}],
    [
      'a check where its image has none',
      undefined,
      undefined,
      {
        ports: ['127.0.0.1::8080'],
        healthcheck: {
          test: ['CMD', 'nc', '-z', '127.0.0.1', '8080'],
          interval: '2s',
          timeout: '5s',
          start_period: '30s',
          retries: 5,
        },
      },
    ],
  ])('has %s', (_, text, port, expected) => {
    const files = text === undefined ? {} : { [DOCKERFILE]: text };
    const { build, environment, ...rest } = read({ port }, files).services['backend'] ?? {};
    expect(build).toBeDefined();
    expect(environment).toEqual(expected.ports && { PORT: expected.ports[0]?.replace('127.0.0.1::', '') });
    expect(rest).toEqual(expected);
  });

  it('keeps the packages of the image in sight where sources are mounted', () => {
    const files = {
      [DOCKERFILE]: STAGES.join(''),
      'services/backend/package.json': '{}',
      'libs/kit/index.js': '',
    };
    expect(read({}, files).services['backend-development']?.volumes).toEqual([
      { type: 'bind', source: '.', target: '/app/services/backend' },
      { type: 'bind', source: '../../libs/kit', target: '/app/libs/kit' },
      { type: 'volume', target: '/app/services/backend/node_modules' },
    ]);
  });

  it('is called by its short name, as far as compose allows', () => {
    const { name, services } = read({}, {}, { ...project, name: '@Acme/My.API_v2' });
    expect([name, ...Object.keys(services)]).toEqual(['acme-my-api_v2', 'my-api_v2']);
  });

  it('leaves no variable to compose', () => {
    const root = 'services/$HOME';
    const text = plan({}, {}, { ...project, root }).file.content;
    expect(text).toContain('dockerfile: services/$$HOME/backend.alpine.Dockerfile\n');
  });
});

it.each<[string, Parameters<typeof plan>, string[]]>([
  [
    'a compose file of the team that would be read no more',
    [{}, { 'services/backend/docker-compose.yml': '' }],
    [
      'services/backend/docker-compose.yml is there | compose would read the new compose.yaml in its place | rename it to compose.yaml, or choose the other --layout',
    ],
  ],
  [
    'nothing where it is read no more already',
    [{}, { 'services/backend/docker-compose.yml': '', 'services/backend/compose.yaml': '' }],
    [],
  ],
  [
    'a stock service with the name of the project',
    [{ services: ['redis'] }, {}, { ...project, name: 'redis' }],
    ['services: "redis" | the service of the project has this name, too, and names are hosts | leave it out'],
  ],
  [
    'a name that compose cannot have',
    [{}, {}, { ...project, name: '—' }],
    ['—: has no letter or digit that a compose file could use |  | '],
  ],
])('refuses %s', (_, of, problems) => {
  expect(problemsOf(...of)).toEqual(problems);
});
