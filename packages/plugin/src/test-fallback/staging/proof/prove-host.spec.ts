import type { RequestListener } from 'node:http';
import { createServer as createHttp } from 'node:http';
import { createServer as createHttps } from 'node:https';
import {
  connect,
  createServer as createTcp,
  type AddressInfo,
  type LookupFunction,
  type Server,
  type Socket,
} from 'node:net';
import { createServer as createTls, TLSSocket } from 'node:tls';
import { TestAuthority, type CertificateWish } from '../../../testing/test-certificates';
import { proveHost, type ProofSetup } from './prove-host';
import type { ProofTarget } from './proof-target';

const HOST = 'api-staging.example.test';
const authority = new TestAuthority();
const open = new Set<Server>();
const sockets = new Set<Socket>();

afterEach(async () => {
  for (const socket of sockets) socket.destroy();
  await Promise.all([...open].map((server) => new Promise((resolve) => server.close(resolve))));
  open.clear();
  sockets.clear();
});

/** Every name leads to this machine. */
const lookup: LookupFunction = (_host, options, callback) => {
  if (options.all === true) callback(null, [{ address: '127.0.0.1', family: 4 }]);
  else callback(null, '127.0.0.1', 4);
};

async function listen(server: Server): Promise<number> {
  open.add(server);
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

const staging: RequestListener = (_request, response) => {
  response.setHeader('x-env', 'staging');
  response.end('{"env":"staging","build":{"name":"staging","number":7}}');
};

const serve = (wish: CertificateWish, listener: RequestListener = staging): Promise<number> =>
  listen(createHttps({ ...authority.issue(wish) }, listener));

const setup = (more: Partial<ProofSetup> = {}): ProofSetup => ({
  identity: { path: '/healthz', proof: { kind: 'header', name: 'X-Env', value: 'staging' } },
  authorities: [authority.pem],
  proxyFor: () => undefined,
  lookup,
  now: () => new Date(),
  signal: new AbortController().signal,
  patience: 5_000,
  pauses: [],
  ...more,
});

const http = (port: number, host = HOST): ProofTarget => ({ host, port, protocol: 'http' });

/** What a proof comes to, without the port, which differs each time. */
async function outcome(target: ProofTarget, more: Partial<ProofSetup> = {}): Promise<unknown> {
  const proof = await proveHost(target, setup(more));
  if (proof.kind === 'proven') return [...proof.remarks, 'proven'].join('; ');
  const reason = proof.cause.reason.replaceAll(String(target.port), 'PORT');
  return [proof.cause.class, reason, ...(proof.mayPass ? ['may pass'] : [])].join(' | ');
}

describe('a certificate', () => {
  it.each<[string, CertificateWish, string]>([
    ['with a wildcard for one label', { dnsNames: ['*.example.test'] }, 'proven'],
    ['with the host itself', { dnsNames: [HOST.toUpperCase()] }, 'proven'],
    [
      'that ends soon',
      { dnsNames: [HOST], endsIn: 5.5 },
      `the certificate of ${HOST} ends in 5 days; proven`,
    ],
    ['that has ended', { dnsNames: [HOST], endsIn: -1 }, 'has a certificate that has expired'],
    ['that has not begun', { dnsNames: [HOST], beginsIn: 1 }, 'has a certificate that is not valid yet'],
    ['for another host', { dnsNames: ['other.example.test'] }, 'has a certificate for other names'],
    ['for the domain alone', { dnsNames: ['example.test'] }, 'has a certificate for other names'],
    [
      'for an IP address',
      { ipAddresses: ['127.0.0.1'], dnsNames: ['x.test'] },
      'has a certificate for other names',
    ],
    [
      'that the server signed itself',
      { dnsNames: [HOST], selfSigned: true },
      'has a certificate that it signed itself',
    ],
    [
      'with the host as common name only',
      { commonName: HOST },
      'has a certificate whose names do not cover it by the rules of today',
    ],
    [
      'with a wildcard for a part of a label',
      { dnsNames: ['a*.example.test'] },
      'has a certificate whose names do not cover it by the rules of today',
    ],
  ])('%s', async (_title, wish, expected) => {
    const words = expected.endsWith('proven') ? expected : `staging-unavailable | ${HOST}:PORT ${expected}`;
    await expect(outcome(http(await serve(wish)))).resolves.toBe(words);
  });

  it('with a wildcard does not cover two labels', async () => {
    const host = 'api.staging.example.test';
    await expect(outcome(http(await serve({ dnsNames: ['*.example.test'] }), host))).resolves.toBe(
      `staging-unavailable | ${host}:PORT has a certificate for other names`,
    );
  });

  it('for an IP address covers it', async () => {
    const port = await serve({ ipAddresses: ['127.0.0.1'] });
    await expect(outcome(http(port, '127.0.0.1'))).resolves.toBe('proven');
  });

  it('of an unknown authority is refused, also where the environment switches checks off', async () => {
    const port = await serve({ dnsNames: [HOST] });
    const before = process.env['NODE_TLS_REJECT_UNAUTHORIZED'];
    process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = '0';
    try {
      await expect(outcome(http(port), { authorities: undefined })).resolves.toMatch(
        /^staging-unavailable \| .* has a certificate whose issuer is not trusted here/,
      );
    } finally {
      if (before === undefined) delete process.env['NODE_TLS_REJECT_UNAUTHORIZED'];
      else process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = before;
    }
  });

  it('is judged before anything is asked', async () => {
    const asked: string[] = [];
    const port = await serve({ commonName: HOST }, ({ url }) => void asked.push(url ?? ''));
    await outcome(http(port));
    expect(asked).toEqual([]);
  });
});

describe('an answer', () => {
  const answer = (status: number, headers: Record<string, string>, body = ''): RequestListener => {
    return (_request, response) => void response.writeHead(status, headers).end(body);
  };
  const other = 'does not prove that it is staging: the header X-Env';

  it.each<[string, RequestListener, string]>(
    [
      [
        'of production',
        answer(200, { 'x-env': 'production' }),
        `safety-blocked | ${HOST}:PORT ${other} is production, not staging`,
      ],
      [
        'without the header',
        answer(200, {}),
        `safety-blocked | ${HOST}:PORT ${other} is missing, not staging`,
      ],
      [
        'with odd words',
        answer(200, { 'x-env': 'it is <b>' }),
        `safety-blocked | ${HOST}:PORT ${other} is something else, not staging`,
      ],
      [
        'that is ill',
        answer(503, { 'x-env': 'staging' }),
        `staging-unavailable | ${HOST}:PORT answers GET /healthz with 503 | may pass`,
      ],
      [
        'that knows no such path',
        answer(404, { 'x-env': 'staging' }),
        `staging-unavailable | ${HOST}:PORT answers GET /healthz with 404`,
      ],
      [
        'that leads elsewhere',
        answer(302, { location: 'https://www.example.test/', 'x-env': 'staging' }),
        `staging-unavailable | ${HOST}:PORT answers GET /healthz with 302, a redirect, which is not followed`,
      ],
    ].filter(([, , words]) => words !== '') as [string, RequestListener, string][],
  )('%s', async (_title, listener, words) => {
    await expect(outcome(http(await serve({ dnsNames: [HOST] }, listener)))).resolves.toBe(words);
  });

  it('is asked for at the path, by the name of the host', async () => {
    const asked: unknown[] = [];
    const port = await serve({ dnsNames: [HOST] }, (request, response) => {
      asked.push([request.method, request.url, request.headers.host?.replace(/\d+$/, 'PORT')]);
      staging(request, response);
    });
    await outcome(http(port));
    expect(asked).toEqual([['GET', '/healthz', `${HOST}:PORT`]]);
  });

  it.each([
    ['env', 'staging', 'proven'],
    ['build.name', 'staging', 'proven'],
    ['build.number', '7', 'proven'],
    ['toString', 'staging', 'the field toString is missing, not staging'],
    ['build', 'staging', 'the field build is missing, not staging'],
  ])('with the field %s', async (field, value, words) => {
    const identity = { path: '/', proof: { kind: 'json', field, value } } as const;
    await expect(outcome(http(await serve({ dnsNames: [HOST] })), { identity })).resolves.toContain(words);
  });

  it('without end is not read to its end', async () => {
    const identity = { path: '/', proof: { kind: 'json', field: 'env', value: 'staging' } } as const;
    const port = await serve({ dnsNames: [HOST] }, (_request, response) => {
      const more = (): void => {
        while (!response.destroyed && response.write('x'.repeat(10_000)));
      };
      response.on('drain', more);
      more();
    });
    await expect(outcome(http(port), { identity })).resolves.toBe(
      `safety-blocked | ${HOST}:PORT answers GET / with more than a page`,
    );
  });
});

describe('a host that does not answer', () => {
  const hung = `staging-unavailable | ${HOST}:PORT did not answer in time | may pass`;

  it('to the connection', async () => {
    const port = await listen(createTcp(() => undefined));
    await expect(outcome(http(port), { patience: 200 })).resolves.toBe(hung);
  });

  it('after TLS', async () => {
    const port = await serve({ dnsNames: [HOST] }, () => undefined);
    await expect(outcome(http(port), { patience: 1_000 })).resolves.toBe(hung);
  });

  it('with all of its words', async () => {
    const port = await serve(
      { dnsNames: [HOST] },
      (_request, response) => void response.writeHead(200).write('{'),
    );
    await expect(outcome(http(port), { patience: 1_000 })).resolves.toBe(hung);
  });

  it('at all', async () => {
    const server = createTcp();
    const port = await listen(server);
    await new Promise((resolve) => server.close(resolve));
    open.delete(server);
    await expect(outcome(http(port))).resolves.toBe(
      `staging-unavailable | ${HOST}:PORT refuses connections | may pass`,
    );
  });

  it('in TLS', async () => {
    const port = await listen(createHttp(staging));
    await expect(outcome(http(port))).resolves.toBe(
      `staging-unavailable | ${HOST}:PORT speaks plain text and not TLS at this port`,
    );
  });

  it('but closes', async () => {
    const port = await listen(createTcp((socket) => socket.destroy()));
    await expect(outcome(http(port))).resolves.toBe(
      `staging-unavailable | ${HOST}:PORT closed the connection | may pass`,
    );
  });

  it('is asked again', async () => {
    let times = 0;
    const port = await serve({ dnsNames: [HOST] }, (request, response) => {
      times += 1;
      if (times < 3) response.writeHead(503).end();
      else staging(request, response);
    });
    await expect(outcome(http(port), { pauses: [1, 1] })).resolves.toBe('proven');
    expect(times).toBe(3);
  });

  it('is not asked again where that cannot help', async () => {
    let times = 0;
    const port = await serve({ dnsNames: [HOST] }, (_request, response) => {
      times += 1;
      response.writeHead(404).end();
    });
    await outcome(http(port), { pauses: [1, 1] });
    expect(times).toBe(1);
  });
});

describe('PostgreSQL', () => {
  const target = (port: number): ProofTarget => ({ host: HOST, port, protocol: 'postgres' });

  /** Answers the SSLRequest with these bytes, and goes on in TLS. */
  function postgres(answer: string): Promise<number> {
    const { cert, key } = authority.issue({ dnsNames: ['*.example.test'] });
    const server = createTcp((socket) => {
      socket.once('data', (data) => {
        expect(data.toString('hex')).toBe('0000000804d2162f');
        socket.write(answer);
        if (answer === 'S') new TLSSocket(socket, { isServer: true, cert, key }).on('error', () => undefined);
      });
    });
    return listen(server);
  }

  it('is asked for TLS in its own protocol', async () => {
    await expect(outcome(target(await postgres('S')))).resolves.toBe('proven');
  });

  it.each(['N', 'SN'])('without TLS answers %s', async (answer) => {
    await expect(outcome(target(await postgres(answer)))).resolves.toBe(
      `staging-unavailable | ${HOST}:PORT is a PostgreSQL server that has no TLS`,
    );
  });

  it('that does not answer is given up', async () => {
    const port = await listen(createTcp(() => undefined));
    await expect(outcome(target(port), { patience: 200 })).resolves.toContain('did not answer in time');
  });
});

it('proves a host of another protocol by its certificate alone', async () => {
  const port = await listen(createTls({ ...authority.issue({ dnsNames: [HOST] }) }));
  await expect(outcome({ host: HOST, port, protocol: 'tls' })).resolves.toBe('proven');
});

describe('a proxy', () => {
  it('opens a tunnel, in which the host still has to prove itself', async () => {
    const port = await serve({ dnsNames: [HOST] });
    const asked: unknown[] = [];
    const proxy = createHttp();
    proxy.on('connect', (request, socket: Socket) => {
      asked.push([request.url?.replace(/\d+$/, 'PORT'), request.headers['proxy-authorization']]);
      const upstream = connect(port, '127.0.0.1');
      upstream.on('error', () => undefined);
      socket.on('error', () => undefined).on('close', () => upstream.destroy());
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      socket.pipe(upstream).pipe(socket);
    });
    const place = await listen(proxy);
    const proxyFor = (): URL => new URL(`http://me:my%20word@127.0.0.1:${String(place)}`);
    await expect(outcome(http(port), { proxyFor })).resolves.toBe('proven');
    expect(asked).toEqual([[`${HOST}:PORT`, `Basic ${Buffer.from('me:my word').toString('base64')}`]]);
  });

  it('that refuses is named', async () => {
    const proxy = createHttp();
    proxy.on('connect', (_request, socket: Socket) => socket.end('HTTP/1.1 407 No\r\n\r\n'));
    const place = await listen(proxy);
    const proxyFor = (): URL => new URL(`http://127.0.0.1:${String(place)}`);
    await expect(outcome(http(443), { proxyFor })).resolves.toBe(
      `staging-unavailable | ${HOST}:PORT is not reached through the proxy, which answers 407`,
    );
  });
});

it('ends at once when the run is cancelled', async () => {
  const port = await listen(createTcp(() => undefined));
  const controller = new AbortController();
  const proof = proveHost(
    http(port),
    setup({ signal: controller.signal, patience: 60_000, pauses: [60_000] }),
  );
  controller.abort();
  await expect(proof).resolves.toMatchObject({ kind: 'failed' });
});
