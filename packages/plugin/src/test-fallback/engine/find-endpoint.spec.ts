import { createHash } from 'node:crypto';
import { environmentFor, routeTo } from './engine-endpoint';
import { findEndpoint, type EndpointQuestion, type EndpointSearch } from './find-endpoint';

const idOf = (name: string): string => createHash('sha256').update(name).digest('hex');
const metaOf = (docker: unknown): string => JSON.stringify({ Endpoints: { docker } });

function find(
  environment: NodeJS.ProcessEnv = {},
  files: Readonly<Record<string, string>> = {},
  more: Partial<EndpointQuestion> = {},
): EndpointSearch {
  return findEndpoint({
    environment,
    platform: 'linux',
    home: '/home/ann',
    userId: 1000,
    readText: (path) => files[path],
    usual: () => ['unix:///usual.sock'],
    ...more,
  });
}

const settings = '/home/ann/.docker';
const selected = { [`${settings}/config.json`]: '{"currentContext":"colima"}' };
const colima = {
  [`${settings}/contexts/meta/${idOf('colima')}/meta.json`]: metaOf({ Host: 'unix:///c.sock' }),
};
const far = {
  [`${settings}/contexts/meta/${idOf('far')}/meta.json`]: metaOf({ Host: 'tcp://far:2376' }),
  [`${settings}/contexts/tls/${idOf('far')}/docker/ca.pem`]: 'PEM',
};
const only = (origin: string, endpoint: string, tls?: unknown): unknown => ({
  kind: 'candidates',
  origin,
  candidates: [{ endpoint, ...(tls !== undefined && { tls }) }],
});
const usual = only('the usual places', 'unix:///usual.sock');
const all = { DOCKER_HOST: 'unix:///h.sock', DOCKER_CONTEXT: 'far' };

describe('the engine is the one', () => {
  it.each<[string, EndpointSearch, unknown]>([
    [
      'of the option before all else',
      find(all, selected, { option: 'unix:///o.sock' }),
      only('the option', 'unix:///o.sock'),
    ],
    [
      'of DOCKER_HOST before contexts',
      find(all, { ...selected, ...colima }),
      only('DOCKER_HOST', 'unix:///h.sock'),
    ],
    [
      'of DOCKER_CONTEXT before the selected one',
      find({ DOCKER_CONTEXT: 'far' }, { ...selected, ...colima, ...far }),
      only('the context far', 'tcp://far:2376', {
        folder: `${settings}/contexts/tls/${idOf('far')}/docker`,
        verify: true,
      }),
    ],
    [
      'of the selected context',
      find({}, { ...selected, ...colima }),
      only('the context colima', 'unix:///c.sock'),
    ],
    [
      'of the settings in DOCKER_CONFIG',
      find(
        { DOCKER_CONFIG: '/cfg' },
        {
          '/cfg/config.json': '{"currentContext":"x"}',
          [`/cfg/contexts/meta/${idOf('x')}/meta.json`]: metaOf({ Host: 'tcp://x', SkipTLSVerify: true }),
        },
      ),
      only('the context x', 'tcp://x', { folder: `/cfg/contexts/tls/${idOf('x')}/docker`, verify: false }),
    ],
    ['of the usual places otherwise', find(), usual],
    ['of the usual places with the default context', find({ DOCKER_CONTEXT: 'default' }, selected), usual],
    [
      'of the usual places with settings that nobody can read',
      find({}, { [`${settings}/config.json`]: '{' }),
      usual,
    ],
    ['of the usual places with empty variables', find({ DOCKER_HOST: '', DOCKER_CONTEXT: '' }), usual],
    [
      'with TLS where the network is between',
      find({ DOCKER_HOST: 'tcp://b:2376', DOCKER_TLS_VERIFY: '1', DOCKER_CERT_PATH: '/certs' }),
      only('DOCKER_HOST', 'tcp://b:2376', { folder: '/certs', verify: true }),
    ],
    [
      'without TLS where none is',
      find({ DOCKER_HOST: 'unix:///h.sock', DOCKER_TLS_VERIFY: '1' }),
      only('DOCKER_HOST', 'unix:///h.sock'),
    ],
  ])('%s', (_, found, expected) => {
    expect(found).toEqual(expected);
  });

  it('that is looked for in all usual places of the platform', () => {
    const placesOf = (more: Partial<EndpointQuestion>): unknown => {
      const found = findEndpoint({
        environment: {},
        platform: 'linux',
        home: '/h',
        userId: 7,
        readText: () => undefined,
        ...more,
      });
      return found.kind === 'candidates' ? found.candidates.map(({ endpoint }) => endpoint) : found;
    };
    expect(placesOf({})).toEqual([
      'unix:///var/run/docker.sock',
      'unix:///run/user/7/docker.sock',
      'unix:///h/.docker/run/docker.sock',
      'unix:///h/.docker/desktop/docker.sock',
      'unix:///run/user/7/podman/podman.sock',
      'unix:///run/podman/podman.sock',
      'unix:///h/.local/share/containers/podman/machine/podman.sock',
      'unix:///h/.colima/default/docker.sock',
      'unix:///h/.config/colima/default/docker.sock',
      'unix:///h/.rd/docker.sock',
      'unix:///h/.orbstack/run/docker.sock',
    ]);
    expect(placesOf({ platform: 'win32', home: 'C:\\Users\\ann', userId: undefined })).toEqual([
      'npipe:////./pipe/docker_engine',
      'npipe:////./pipe/dockerDesktopLinuxEngine',
      'npipe:////./pipe/podman-machine-default',
    ]);
  });

  it('of the settings in a home of Windows', () => {
    const meta = `C:\\Users\\ann\\.docker\\contexts\\meta\\${idOf('w')}\\meta.json`;
    const pipe = 'npipe:////./pipe/w';
    const home = 'C:\\Users\\ann';
    expect(
      find({ DOCKER_CONTEXT: 'w' }, { [meta]: metaOf({ Host: pipe }) }, { platform: 'win32', home }),
    ).toEqual(only('the context w', pipe));
  });

  it.each<[EndpointSearch, string]>([
    [find({}, selected), 'docker context use chooses an engine, but there is no context of the name colima'],
    [
      find(
        { DOCKER_CONTEXT: 'k' },
        { [`${settings}/contexts/meta/${idOf('k')}/meta.json`]: '{"Endpoints":{}}' },
      ),
      'DOCKER_CONTEXT chooses an engine, but the context k names no engine of docker',
    ],
    [
      find({ DOCKER_HOST: 'fd://3' }),
      'DOCKER_HOST names fd://3 as the engine, but fd:// is no way to an engine',
    ],
    [
      find({ DOCKER_HOST: 'tcp://:2375' }),
      'DOCKER_HOST names tcp://:2375 as the engine, but it names no host, or not in the form host:port',
    ],
  ])('that nobody can find: %#', (found, reason) => {
    expect(found).toMatchObject({ kind: 'misconfigured', cause: { class: 'engine-misconfigured', reason } });
  });
});

const tls = { folder: '/certs', verify: true };
const network = { kind: 'network', basePath: '', tls: undefined };

it.each<[string, boolean, unknown]>([
  ['unix:///run/d.sock', false, { kind: 'socket', path: '/run/d.sock' }],
  ['unix://', false, { kind: 'socket', path: '/var/run/docker.sock' }],
  ['npipe:////./pipe/docker_engine', false, { kind: 'socket', path: '\\\\.\\pipe\\docker_engine' }],
  ['tcp://b', false, { ...network, host: 'b', port: 2375 }],
  ['tcp://b', true, { ...network, host: 'b', port: 2376, tls }],
  ['b:80', false, { ...network, host: 'b', port: 80 }],
  ['http://[::1]:2375/docker/', false, { ...network, host: '::1', port: 2375, basePath: '/docker' }],
  ['https://b:443', false, { ...network, host: 'b', port: 443, tls: { folder: '', verify: true } }],
  ['ssh://ci@b', false, { kind: 'ssh' }],
])('the way to %s (TLS: %s)', (endpoint, hasTls, expected) => {
  expect(routeTo({ endpoint, ...(hasTls && { tls }) })).toEqual(expected);
});

it('lets all clients mean the same engine', () => {
  const environment = { PATH: '/bin', DOCKER_CONTEXT: 'x', DOCKER_TLS_VERIFY: '1', DOCKER_CERT_PATH: '/old' };
  expect([
    environmentFor({ endpoint: 'unix:///d.sock' }, environment),
    environmentFor({ endpoint: 'tcp://b:2376', tls }, environment),
    environmentFor({ endpoint: 'tcp://b:2376', tls: { folder: '', verify: false } }, environment),
  ]).toEqual([
    { PATH: '/bin', DOCKER_HOST: 'unix:///d.sock' },
    { PATH: '/bin', DOCKER_HOST: 'tcp://b:2376', DOCKER_TLS_VERIFY: '1', DOCKER_CERT_PATH: '/certs' },
    { PATH: '/bin', DOCKER_HOST: 'tcp://b:2376', DOCKER_TLS: '1' },
  ]);
});
