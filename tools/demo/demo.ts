import { join, relative } from 'node:path';
import { execa } from 'execa';
import { EngineError } from '../engine/engine-error';
import { Interruption, statusOf } from '../engine/interruption';
import { repositoryRoot } from '../engine/repository-root';
import { must } from '../engine/run';
import { addressOf, removeContainer, startContainer, untilHealthy } from './container';
import { firstTag, readImageReport, type ImageReport } from './image-report';
import { summarize, type Outcome } from './summary';

const target = 'backend:alpine-build';
const output = join(repositoryRoot(), 'dist/nx-alpine/examples/backend');

/** Builds the backend's image with Nx, runs it until it is healthy, and prints what came of it. */
export async function demo(signal: AbortSignal): Promise<void> {
  await build(signal);
  const report = readImageReport(join(output, 'image.json'));
  const health = await askForHealth(report, signal);
  const standIn = await isOnStandIn(report, signal);
  console.log(
    `\n${target} built an image, and its container is healthy:\n${summarize({ report, standIn, health })}`,
  );
  if (process.env['NX_ALPINE_ENGINE'] === 'private') await save(report, signal);
}

async function build(signal: AbortSignal): Promise<void> {
  const env = { NX_DAEMON: 'false' };
  const options = {
    cwd: repositoryRoot(),
    stdio: 'inherit',
    env,
    cancelSignal: signal,
    reject: false,
  } as const;
  const { failed } = await execa('npx', ['nx', 'run', target], options);
  signal.throwIfAborted();
  if (failed) throw new EngineError(`nx run ${target} failed; see above`);
}

async function askForHealth(report: ImageReport, signal: AbortSignal): Promise<Outcome['health']> {
  const id = await startContainer(firstTag(report), signal);
  try {
    await untilHealthy(id, signal);
    const address = await addressOf(id, signal);
    const response = await fetch(`http://${address}/health`, {
      signal: AbortSignal.timeout(10_000),
    });
    if (!response.ok)
      throw new EngineError(`GET /health answered ${response.status}: ${await response.text()}`);
    return { status: response.status, body: await response.text() };
  } finally {
    await removeContainer(id);
  }
}

async function isOnStandIn(report: ImageReport, signal: AbortSignal): Promise<boolean> {
  const format = '{{index .Config.Labels "dev.nx-alpine.stand-in"}}';
  const argv = ['image', 'inspect', '--format', format, firstTag(report)];
  return (await must('cannot inspect the image', 'docker', argv, { signal })).trim() === 'true';
}

async function save(report: ImageReport, signal: AbortSignal): Promise<void> {
  const file = join(output, 'image.tar');
  await must('cannot save the image', 'docker', ['save', '--output', file, firstTag(report)], { signal });
  const shown = relative(repositoryRoot(), file);
  console.log(
    `The private engine goes away now; "docker load -i ${shown}" loads the image into another one.`,
  );
}

async function main(): Promise<number> {
  const interruption = new Interruption().listen();
  try {
    await demo(interruption.signal);
    return 0;
  } catch (error) {
    if (interruption.received) return statusOf(interruption.received);
    console.error(error instanceof EngineError ? `demo: ${error.message}` : error);
    return 1;
  }
}

if (require.main === module) void main().then((status) => process.exit(status));
