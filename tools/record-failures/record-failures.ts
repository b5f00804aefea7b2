import { execa } from 'execa';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { repositoryRoot } from '../engine/repository-root';
import { FAILING_BUILDS, type FailingBuild } from './failing-builds';
import { withFailingRegistry } from './failing-registry';

const FIXTURES = join(repositoryRoot(), 'packages/plugin/src/engines/failures/fixtures');

/** Lets the engine fail in every known way and keeps its logs; answers with how many builds did not fail. */
async function recordFailures(registry: string): Promise<number> {
  await mkdir(FIXTURES, { recursive: true });
  let successes = 0;
  for (const failing of FAILING_BUILDS) {
    const log = await failOnce(failing, registry);
    if (log === undefined) successes += 1;
    else await writeFile(join(FIXTURES, `${failing.id}.log`), log);
    console.log(`${failing.id}: ${log === undefined ? 'does not fail with this engine' : 'recorded'}`);
  }
  return successes;
}

async function failOnce(
  { dockerfile, files = {}, argv = [], environment = {} }: FailingBuild,
  registry: string,
): Promise<string | undefined> {
  const place = await mkdtemp(join(tmpdir(), 'failing-build-'));
  try {
    const all = { Dockerfile: dockerfile.replace('REGISTRY', registry), ...files };
    for (const [name, text] of Object.entries(all)) await writeFile(join(place, name), text);
    const {
      failed,
      timedOut,
      all: log,
    } = await execa('docker', ['buildx', 'build', '--progress', 'plain', '--no-cache', ...argv, '.'], {
      cwd: place,
      env: environment,
      reject: false,
      all: true,
      stdin: 'ignore',
      timeout: 120_000,
    });
    if (timedOut) throw new Error(`a build did not end: ${dockerfile}`);
    return failed ? `${withoutPlaces(log, registry)}\n` : undefined;
  } finally {
    await rm(place, { recursive: true, force: true });
  }
}

/** Ports, name servers and registries differ between machines, and say nothing of the failure. */
function withoutPlaces(log: string, registry: string): string {
  return log
    .replaceAll(registry, '127.0.0.1:5000')
    .replaceAll(/ on \d+\.\d+\.\d+\.\d+:53/g, ' on 10.0.0.2:53')
    .replaceAll('registry-1.docker.io', 'registry.example.com');
}

void withFailingRegistry(recordFailures).then((successes) => process.exit(successes === 0 ? 0 : 1));
