import { execa } from 'execa';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  clientOf,
  startEngine,
  type EngineName,
  type StartedEngine,
} from '../../../tools/dist/engine/matrix/engines';
import { askClient, client, runInImage } from './support/engines/engine-client';
import { testedEngines } from './support/engines/tested-engines';

const VERSIONS: Readonly<Record<EngineName, RegExp>> = {
  docker: /^Docker version \d+\./,
  'docker-containerd': /^Docker version \d+\./,
  'docker-20.10': /^Docker version 20\.10\./,
  podman: /^podman version \d+\./,
  buildah: /^buildah version \d+\./,
};
const CLIENTS = ['docker', 'podman', 'buildah'];
const DOCKERFILE = 'FROM python:3.13-alpine3.24\nRUN echo built > /made\nCMD ["httpd", "-f", "-p", "8080"]\n';

describe.each(testedEngines())('%s', (name) => {
  let engine: StartedEngine;
  let place: string;
  beforeAll(async () => {
    engine = await startEngine(name);
    place = await mkdtemp(join(tmpdir(), 'engines-'));
    await writeFile(join(place, 'Dockerfile'), DOCKERFILE);
  });
  afterAll(async () => {
    await rm(place, { recursive: true, force: true });
    await engine.stop();
  });

  it('is the only engine that its environment leads to', async () => {
    expect(await client(engine, '--version')).toMatch(VERSIONS[name]);
    const found = await Promise.all(CLIENTS.map((program) => isFound(engine, program)));
    expect(CLIENTS.filter((_, index) => found[index])).toEqual([clientOf(name)]);
  });

  if (clientOf(name) === 'docker')
    it('has buildx if it is the docker of today', async () => {
      const { status } = await askClient(engine, ['buildx', 'version']);
      expect(status === 0).toBe(name !== 'docker-20.10');
    });

  if (name === 'docker-containerd')
    it('keeps images with containerd', async () => {
      const status = await client(engine, 'info', '--format', '{{json .DriverStatus}}');
      expect(JSON.parse(status)).toEqual([['driver-type', 'io.containerd.snapshotter.v1']]);
    });

  it('builds on the base image, pushes, pulls and runs', async () => {
    const image = `${engine.registry}/engines/${name}:1`;
    const idFile = join(place, 'id');
    await client(engine, 'build', '--iidfile', idFile, '--tag', image, place);
    expect(await readFile(idFile, 'utf8')).toMatch(/^sha256:[0-9a-f]{64}$/);
    await client(engine, 'push', image);
    await client(engine, 'rmi', '--force', image);
    const without = await askClient(engine, [...inspectOf(name), image]);
    expect(without.status).not.toBe(0);

    await client(engine, 'pull', image);
    expect(await runInImage(engine, image, 'cat', '/made')).toBe('built');
    await client(engine, 'rmi', '--force', image);
  });

  if (name !== 'buildah')
    it('publishes a port on loopback', async () => {
      const image = `${engine.registry}/engines/${name}:2`;
      await client(engine, 'build', '--tag', image, place);
      const run = ['run', '--detach', '--stop-signal', 'SIGKILL', '--publish', '127.0.0.1::8080', image];
      const container = await client(engine, ...run);
      const [address] = (await client(engine, 'port', container, '8080/tcp')).split('\n');
      const made = await untilAnswered(`http://${address ?? ''}/made`);
      await client(engine, 'rm', '--force', container);
      expect(made).toBe('built\n');
    });
});

function inspectOf(name: EngineName): string[] {
  return name === 'buildah' ? ['inspect', '--type', 'image'] : ['image', 'inspect'];
}

/** What a server says that may still be starting. */
async function untilAnswered(url: string, deadline = Date.now() + 30_000): Promise<string> {
  try {
    return await (await fetch(url)).text();
  } catch (error) {
    if (Date.now() > deadline) throw error;
    await sleep(100);
    return untilAnswered(url, deadline);
  }
}

async function isFound(engine: StartedEngine, program: string): Promise<boolean> {
  const { failed } = await execa(program, ['--version'], { env: engine.environment, reject: false });
  return !failed;
}
