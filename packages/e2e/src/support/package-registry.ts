import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { runServer } from 'verdaccio';
import { packageHost } from '../../../../tools/dist/engine/stand-ins/package-host';
import { answerAsPythonIndex } from './python-index';

// Jest loads this outside of its own module system, where execa cannot be had.
const execute = promisify(execFile);

/** A package registry on loopback that hands out our package and asks the usual registry for all others. */
export interface PackageRegistry {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** Starts a registry with an empty storage on a free port. */
export async function startPackageRegistry(): Promise<PackageRegistry> {
  const storage = await mkdtemp(join(tmpdir(), 'nx-alpine-registry-'));
  const { stdout: upstream } = await execute('npm', ['config', 'get', 'registry']);
  const server = (await runServer({
    storage,
    self_path: storage,
    uplinks: { upstream: { url: upstream.trim(), timeout: '60s', max_fails: 100 } },
    packages: {
      'nx-alpine': { access: '$all', publish: '$all' },
      '**': { access: '$all', proxy: 'upstream' },
    },
    log: { type: 'stdout', format: 'pretty', level: 'fatal' },
  })) as Server;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const forContainers = await serveContainers(server);
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${String(port)}/`,
    stop: async () => {
      await Promise.all([server, ...forContainers].map(stopServer));
      await rm(storage, { recursive: true, force: true });
    },
  };
}

/**
 * Serves the same on the bridge of a private engine, and Python packages beside it: there RUN steps of stand-ins find it,
 * and nobody else, because each private engine has a bridge of its own.
 */
async function serveContainers(server: Server): Promise<Server[]> {
  if (process.env['NX_ALPINE_ENGINE'] !== 'private') return [];
  const format = '{{(index .IPAM.Config 0).Gateway}}';
  const { stdout: gateway } = await execute('docker', ['network', 'inspect', 'bridge', '--format', format]);
  const [answer] = server.listeners('request') as RequestListener[];
  const onBridge = createServer((request, response) => {
    if (!answerAsPythonIndex(request, response)) answer?.(request, response);
  });
  await new Promise<void>((resolve, reject) => {
    onBridge.once('error', reject).listen(packageHost.port, gateway.trim(), resolve);
  });
  return [onBridge];
}

async function stopServer(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}

/** Packs the plugin as it would be published, and publishes that to the registry. */
export async function publishPlugin(registry: string, pluginFolder: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'nx-alpine-pack-'));
  try {
    const { stdout } = await execute('npm', ['pack', '--silent', '--pack-destination', folder], {
      cwd: pluginFolder,
    });
    const token = `--${registry.replace('http:', '')}:_authToken=anonymous`;
    await execute('npm', ['publish', join(folder, stdout.trim()), '--registry', registry, token], {
      cwd: folder,
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
