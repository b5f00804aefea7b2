import type { CommandRunner } from '../host/command-runner';
import { detectDocker } from './docker/detect';
import type { Detection, Engine } from './engine';
import { NoEngineError } from './engine-error';

/** Looks for one kind of engine. */
export type Detector = (run: CommandRunner, environment: NodeJS.ProcessEnv) => Promise<Detection>;

/** Looks for each kind of engine in order of preference; says of each miss why, when none is left. */
export async function findEngine(
  run: CommandRunner,
  environment: NodeJS.ProcessEnv,
  detectors: readonly Detector[] = [detectDocker],
): Promise<Engine> {
  const misses: Extract<Detection, { kind: 'missing' }>[] = [];
  for (const detect of detectors) {
    const detection = await detect(run, environment);
    if (detection.kind === 'found') return detection.engine;
    misses.push(detection);
  }
  throw new NoEngineError(
    misses.map(({ tried, reason, fix }) => ({
      what: `No container engine: tried ${tried}`,
      why: reason,
      fix,
    })),
  );
}
