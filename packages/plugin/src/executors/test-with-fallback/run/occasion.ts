import type { ExecutorContext } from '@nx/devkit';
import type { EngineAnswers } from '../../../test-fallback/engine/engine-verdict';
import type { RunId } from '../../../test-fallback/sharing/run-id';
import type { CheckedCompose } from '../../../test-fallback/stack/check-compose';
import type { RunningStack } from '../../../test-fallback/stack/stack';
import type { ProvenStaging } from '../../../test-fallback/staging/staging';
import type { RunFindings } from '../record';
import type { TestJob } from '../test-job';

/** Where and when a run takes place. */
export interface Occasion {
  readonly job: TestJob;
  readonly context: ExecutorContext;
  readonly environment: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
  readonly runId: RunId;
  /** What all runs in this workspace, on this machine, share. */
  readonly workspaceFolder: string;
  /** What the tasks of this run share. */
  readonly runFolder: string;
  /** Gone when the run has ended. */
  readonly temporaryFolder: string;
  /** Absolute; for the logs of services. */
  readonly logFolder: string;
  /** Tells people what is being done. */
  readonly say: (step: string, line: string) => void;
}

/** What the steps of a run have so far; each adds what the next ones need. */
export interface Progress {
  readonly findings: RunFindings;
  engine?: EngineAnswers;
  compose?: CheckedCompose;
  stack?: RunningStack;
  staging?: ProvenStaging;
  /** Gives a place on staging back. */
  leaveStaging?: () => Promise<void>;
}
