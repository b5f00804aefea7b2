import type { EngineTls } from '../../host/engine-socket';
import type { Cause } from '../run-class';

/** What a look at the container engine through its socket came to. */
export type EngineVerdict = EngineAnswers | EngineFails;

/** It answers, to more than a ping. */
export interface EngineAnswers {
  readonly kind: 'answers';
  /** In the form of DOCKER_HOST; given to every program that speaks with an engine, so that all mean the same one. */
  readonly endpoint: string;
  /** Only where clients need it; `environmentFor` gives it to them. */
  readonly tls?: EngineTls | undefined;
  readonly engine: 'docker' | 'podman';
  /** Of its API, for example `1.45`. */
  readonly apiVersion: string;
  readonly durationMs: number;
}

/** It does not, and why. */
export interface EngineFails {
  readonly kind: 'fails';
  /** Undefined where none could be found. */
  readonly endpoint: string | undefined;
  readonly cause: EngineFailure;
  readonly durationMs: number;
}

/** Why an engine is of no use. */
export type EngineFailure = Cause<
  'engine-absent' | 'engine-down' | 'engine-hung' | 'engine-sick' | 'engine-misconfigured'
>;
