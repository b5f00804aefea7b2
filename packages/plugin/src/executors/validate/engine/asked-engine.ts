import { engineAddress } from '../../../engines/docker/detect';
import { createQuestion } from '../../../engines/detection/question';
import type { Engine } from '../../../engines/engine';
import { NoEngineError } from '../../../engines/engine-error';
import type { EngineFacts } from '../../../engines/engine-facts';
import { openEngine, type EngineChoice } from '../../../engines/find-engine';
import type { CommandRunner, RunResult } from '../../../host/command-runner';

/** An engine that claims are asked of. */
export interface AskedEngine {
  readonly facts: EngineFacts;
  /** In the form of DOCKER_HOST, without a password. */
  readonly endpoint: string;
  readonly engine: Engine;
  /** Runs docker with these arguments, for no longer than a deadline. */
  readonly docker: (args: readonly string[], how: { deadline: number; cwd?: string }) => Promise<RunResult>;
  /** What `docker` needs before the arguments of a build. */
  readonly buildCommand: readonly string[];
}

/** The machine as far as asking an engine needs it; tests hand in their own. */
export interface EngineTools {
  readonly run: CommandRunner;
  readonly environment: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
  readonly find: (choice: EngineChoice) => Promise<EngineFacts>;
}

export type FoundEngine =
  | { readonly kind: 'found'; readonly asked: AskedEngine }
  | { readonly kind: 'none'; readonly error: NoEngineError };

/** Only BuildKit is asked: other engines read ignore files and Dockerfiles with programs of their own. */
const CHOICE: EngineChoice = { name: 'docker', builder: undefined };

/** Milliseconds between asking a client to end and killing it. */
const PATIENCE = 2_000;

/** Looks for an engine to ask. */
export async function findAskedEngine({ run, environment, signal, find }: EngineTools): Promise<FoundEngine> {
  try {
    const facts = await find(CHOICE);
    const isOld = facts.kind === 'docker-buildkit';
    const own = {
      ...environment,
      // Nothing is kept of what is built, so nobody needs to know how it was.
      BUILDX_NO_DEFAULT_ATTESTATIONS: '1',
      ...(isOld && { DOCKER_BUILDKIT: '1' }),
    };
    const address = await engineAddress(createQuestion(run, environment), environment);
    return {
      kind: 'found',
      asked: {
        facts,
        endpoint: withoutPassword(address),
        engine: openEngine(facts, run, environment),
        docker: (args, how) =>
          run(['docker', ...args], { ...how, environment: own, signal, patience: PATIENCE }),
        buildCommand: isOld ? ['build'] : ['buildx', 'build'],
      },
    };
  } catch (error) {
    if (error instanceof NoEngineError) return { kind: 'none', error };
    throw error;
  }
}

function withoutPassword(address: string): string {
  return address.replace(/^([a-z]+:\/\/)[^/@]*@/i, '$1');
}
