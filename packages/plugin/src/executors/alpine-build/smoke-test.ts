import { randomUUID } from 'node:crypto';
import { formatDuration } from '../../base/quantities';
import type { Containers, ContainerState, Engine } from '../../engines/engine';
import { answersAt } from '../../host/http';
import { pause } from '../../host/pause';
import { ImageChecksError } from '../../image/checks-error';
import type { SmokeTest } from '../../image/image-record';
import type { BuildJob } from './build-job';

type Plan = NonNullable<BuildJob['checks']['smokeTest']>;

/** Milliseconds between two looks at the container. */
const INTERVAL = 250;
const DEFAULT_PORT = 8080;
const DEFAULT_TIMEOUT = 30;

/** Starts a container of an image, waits until it works, and removes it whatever happens; throws an ImageChecksError where it does not. */
export async function runSmokeTest(
  engine: Engine,
  image: { readonly id: string; readonly hasHealthcheck: boolean },
  plan: Plan,
  signal: AbortSignal,
  mask: (text: string) => string,
): Promise<SmokeTest | 'interrupted'> {
  const { containers } = engine;
  if (containers === undefined) throw new Error(`${engine.facts.name} was not refused a smoke test`);
  if (plan.path === undefined && !image.hasHealthcheck) throw nothingTells();
  const name = `nx-alpine-smoke-${randomUUID()}`;
  const started = performance.now();
  try {
    await containers.start({
      image: image.id,
      name,
      environment: new Map(Object.entries(plan.env ?? {})),
      port: plan.path === undefined ? undefined : (plan.port ?? DEFAULT_PORT),
    });
    const masked = { ...containers, logs: async (of: string) => mask(await containers.logs(of)) };
    const works = await waitUntilWorking(masked, name, plan, started, signal);
    if (!works) return 'interrupted';
    return {
      by: plan.path === undefined ? 'healthcheck' : 'url',
      durationMs: Math.round(performance.now() - started),
    };
  } finally {
    await containers.remove(name);
  }
}

async function waitUntilWorking(
  containers: Containers,
  name: string,
  plan: Plan,
  started: number,
  signal: AbortSignal,
): Promise<boolean> {
  const timeout = (plan.timeout ?? DEFAULT_TIMEOUT) * 1000;
  for (;;) {
    if (signal.aborted) return false;
    const state = await containers.state(name);
    if (!state.isRunning)
      throw await failed(containers, name, `it ended with exit status ${String(state.exitStatus)}`);
    if (await isWorking(containers, name, plan, state)) return true;
    const elapsed = performance.now() - started;
    if (state.health === 'unhealthy' && plan.path === undefined)
      throw await failed(containers, name, 'its HEALTHCHECK says unhealthy');
    if (elapsed > timeout)
      throw await failed(containers, name, `it did not work after ${formatDuration(elapsed)}`);
    await pause(INTERVAL, signal);
  }
}

async function isWorking(
  containers: Containers,
  name: string,
  { path, port = DEFAULT_PORT }: Plan,
  { health }: ContainerState,
): Promise<boolean> {
  if (path === undefined) return health === 'healthy';
  const address = await containers.address(name, port);
  return address !== undefined && answersAt(`http://${address}${path}`);
}

async function failed(containers: Containers, name: string, why: string): Promise<ImageChecksError> {
  const printed = (await containers.logs(name)).trim();
  const indented = printed
    .split('\n')
    .map((line) => `    ${line}`)
    .join('\n');
  return new ImageChecksError([
    {
      what: 'smokeTest: a container of the image does not work',
      why: printed === '' ? `${why}, and printed nothing` : `${why}; it printed\n${indented}`,
      fix: 'run the image to see it; no tag was set',
    },
  ]);
}

function nothingTells(): ImageChecksError {
  return new ImageChecksError([
    {
      what: 'smokeTest: nothing tells whether the container works',
      why: 'the image has no HEALTHCHECK, and smokeTest no path',
      fix: 'add a HEALTHCHECK, or set smokeTest.path to what a working service answers',
    },
  ]);
}
