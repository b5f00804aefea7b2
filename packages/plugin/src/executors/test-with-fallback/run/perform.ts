import { UserError } from '../../../base/user-error';
import { environmentFor } from '../../../test-fallback/engine/engine-endpoint';
import type { Ended, RunEvent, RunState } from '../../../test-fallback/decision/run-state';
import { localEnvironment } from '../../../test-fallback/local/local-environment';
import { askForEngine } from './engine-step';
import { letGo } from './let-go';
import type { Occasion, Progress } from './occasion';
import { withOwn } from './own-variables';
import { startServices } from './services-step';
import { reachStaging } from './staging-step';
import { clearWords, runTests, type TestGround } from './tests-step';

/** Does what a state asks for, and tells what came of it. */
export async function perform(
  state: Exclude<RunState, Ended>,
  occasion: Occasion,
  progress: Progress,
): Promise<RunEvent> {
  try {
    return await act(state, occasion, progress);
  } catch (error) {
    // What was aborted in the middle says so in many ways.
    if (occasion.signal.aborted && !(error instanceof UserError)) return { kind: 'cancelled' };
    throw error;
  }
}

function act(state: Exclude<RunState, Ended>, occasion: Occasion, progress: Progress): Promise<RunEvent> {
  switch (state.at) {
    case 'engine':
      return state.lost === undefined ? askForEngine(occasion, progress) : beginAgain(occasion, progress);
    case 'services':
      return startServices(occasion, progress, state.attempt);
    case 'staging':
      return reachStaging(occasion, progress, state.cause);
    case 'local-tests':
      return testLocally(occasion, progress);
    case 'staging-tests':
      return runTests(stagingGround(occasion, progress), occasion, progress);
    case 'plain-tests':
      return runTests(plainGround(occasion, progress), occasion, progress);
  }
}

/** A second round begins with services of its own, and with none of the words that the first one left. */
async function beginAgain(occasion: Occasion, progress: Progress): Promise<RunEvent> {
  await letGo(occasion, progress);
  delete progress.stack;
  await clearWords(occasion);
  return askForEngine(occasion, progress);
}

async function testLocally(occasion: Occasion, progress: Progress): Promise<RunEvent> {
  const { job, environment } = occasion;
  const { engine, stack, findings } = progress;
  const local = localEnvironment(stack?.ports ?? [], engine?.endpoint, job.variables);
  const [problem] = local.problems;
  if (problem !== undefined) {
    const { what, why, fix } = problem;
    const cause = {
      class: 'test-command-error',
      reason: `${what}: ${why ?? ''}`,
      ...(fix !== undefined && { fix }),
    } as const;
    return { kind: 'tests-end', verdict: { kind: 'failed', cause } };
  }
  findings.origins = local.origins;
  const base = engine === undefined ? environment : environmentFor(engine, environment);
  return runTests(
    { place: 'local', environment: { ...base, ...local.added }, secrets: [], tags: job.tags },
    occasion,
    progress,
  );
}

function stagingGround({ job }: Occasion, { staging, findings }: Progress): TestGround {
  if (staging === undefined) throw new Error('staging was not proven');
  const { environment, secrets } = staging;
  // run-commands would add what env files of the workspace say.
  const own = { TEST_ENVIRONMENT: 'staging', NX_LOAD_DOT_ENV_FILES: 'false' };
  findings.origins = withOwn(staging.origins, own);
  return { place: 'staging', environment: { ...environment, ...own }, secrets, tags: job.tagsOnStaging };
}

function plainGround({ job, environment }: Occasion, { findings }: Progress): TestGround {
  const own = { TEST_ENVIRONMENT: 'none', USE_STAGING_SERVICES: 'false' };
  findings.origins = withOwn([], own);
  return { place: 'none', environment: { ...environment, ...own }, secrets: [], tags: job.tags };
}
