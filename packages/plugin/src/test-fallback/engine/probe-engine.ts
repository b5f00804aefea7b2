import { homedir } from 'node:os';
import { runCommand, type CommandRunner } from '../../host/command-runner';
import { pause } from '../../host/pause';
import type { EngineEndpoint } from './engine-endpoint';
import type { EngineFailure, EngineFails, EngineVerdict } from './engine-verdict';
import { explainAll, type Miss } from './explain-failure';
import { findComposeTrouble } from './find-compose';
import { findEndpoint, type EndpointQuestion } from './find-endpoint';
import { lookAtEngine, type LookDeadlines, type LookTools } from './look-at-engine';

/** What to look for. */
export interface ProbeRequest extends Partial<EndpointQuestion> {
  readonly environment: NodeJS.ProcessEnv;
  /** Whether services will be started, for which docker's client with compose is needed. */
  readonly needsCompose: boolean;
  readonly signal: AbortSignal;
  readonly run?: CommandRunner;
  readonly limits?: Partial<ProbeLimits>;
}

/** How long a probe may take, in milliseconds. */
export interface ProbeLimits extends LookDeadlines {
  /** Between the two attempts. */
  readonly pause: number;
  /** For all of it. */
  readonly total: number;
}

/** A ping and a list take an engine that works milliseconds; two attempts, since one of them condemns engines that only start. */
const LIMITS: ProbeLimits = { ping: 2_000, list: 3_000, ssh: 3_500, pause: 1_500, total: 9_000 };

/** Asks whether a container engine is there that can be used, and answers within seconds whatever that engine does; throws only when aborted. */
export async function probeEngine(request: ProbeRequest): Promise<EngineVerdict> {
  const { environment, signal, run = runCommand, needsCompose } = request;
  const probe = new Probe({ ...LIMITS, ...request.limits }, { run, environment, signal });
  const enough = new AbortController();
  const compose = needsCompose
    ? findComposeTrouble(run, environment, AbortSignal.any([signal, enough.signal]))
    : undefined;
  try {
    const verdict = await probe.run(questionOf(request));
    if (verdict.kind === 'fails') return verdict;
    const cause = await compose;
    signal.throwIfAborted();
    if (cause === undefined) return verdict;
    return { kind: 'fails', endpoint: verdict.endpoint, cause, durationMs: probe.elapsed() };
  } finally {
    enough.abort();
  }
}

function questionOf(request: ProbeRequest): EndpointQuestion {
  return {
    ...request,
    platform: request.platform ?? process.platform,
    home: request.home ?? homedir(),
    userId: request.userId ?? process.getuid?.(),
  };
}

/** What a failed engine may come to by itself within seconds; what is not there or is set up wrongly will not. */
const MAY_RECOVER: readonly EngineFailure['class'][] = ['engine-down', 'engine-hung', 'engine-sick'];

class Probe {
  private readonly start = performance.now();

  constructor(
    private readonly limits: ProbeLimits,
    private readonly tools: LookTools,
  ) {}

  elapsed(): number {
    return Math.round(performance.now() - this.start);
  }

  async run(question: EndpointQuestion): Promise<EngineVerdict> {
    const search = findEndpoint(question);
    if (search.kind === 'misconfigured') return this.fails(undefined, search.cause);
    const { candidates, origin } = search;
    const first = await this.attempt(candidates, origin);
    if (first.kind === 'answers' || !MAY_RECOVER.includes(first.cause.class)) return first;
    await pause(this.limits.pause, this.tools.signal);
    this.tools.signal.throwIfAborted();
    return this.attempt(candidates, origin);
  }

  /** Looks at all places until one answers, or one has taken the time of the others. */
  private async attempt(candidates: readonly EngineEndpoint[], origin: string): Promise<EngineVerdict> {
    const misses: Miss[] = [];
    for (const candidate of candidates) {
      const look = await lookAtEngine(candidate, origin, this.deadlines(), this.tools);
      this.tools.signal.throwIfAborted();
      if (look.kind === 'answers') return { ...look, ...candidate, durationMs: this.elapsed() };
      misses.push(look);
      if (look.trouble === 'hung') break;
    }
    const { endpoint, cause } = explainAll(misses);
    return this.fails(endpoint, cause);
  }

  private fails(endpoint: string | undefined, cause: EngineFailure): EngineFails {
    return { kind: 'fails', endpoint, cause, durationMs: this.elapsed() };
  }

  private deadlines(): LookDeadlines {
    const left = Math.max(1, this.limits.total - this.elapsed());
    const { ping, list, ssh } = this.limits;
    return { ping: Math.min(ping, left), list: Math.min(list, left), ssh: Math.min(ssh, left) };
  }
}
