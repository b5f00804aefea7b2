import type { ChosenService } from './choose-services';
import type { ServiceState } from './stack';

/** A service in a state from which nothing good comes. */
export interface FailedService {
  readonly service: string;
  readonly how: 'unhealthy' | 'exited' | 'ended-early' | 'not-started';
  readonly exitCode: number;
}

/** What one look at the containers says of the whole. */
export interface Judgement {
  /** All are healthy, or done. */
  readonly isReady: boolean;
  readonly failed: readonly FailedService[];
  readonly waiting: readonly string[];
}

/** Judges all services by the states of their containers; a service without a health check is healthy as soon as it runs. */
export function judgeServices(chosen: readonly ChosenService[], states: readonly ServiceState[]): Judgement {
  const failed: FailedService[] = [];
  const waiting: string[] = [];
  for (const service of chosen) {
    const own = states.filter((state) => state.service === service.name);
    const verdicts = own.map((state) => judge(service, state));
    const bad = verdicts.find((verdict) => typeof verdict === 'object');
    if (bad !== undefined) failed.push(bad);
    else if (own.length < service.scale || verdicts.includes('waiting')) waiting.push(service.name);
  }
  return { isReady: failed.length === 0 && waiting.length === 0, failed, waiting };
}

function judge(
  { name, isOneShot }: ChosenService,
  { state, health, exitCode }: ServiceState,
): 'ready' | 'waiting' | FailedService {
  switch (state) {
    case 'running':
      if (health === 'unhealthy') return { service: name, how: 'unhealthy', exitCode: 0 };
      return !isOneShot && (health === '' || health === 'healthy') ? 'ready' : 'waiting';
    case 'exited':
    case 'dead':
      if (exitCode !== 0) return { service: name, how: 'exited', exitCode };
      return isOneShot ? 'ready' : { service: name, how: 'ended-early', exitCode };
    default:
      return 'waiting';
  }
}
