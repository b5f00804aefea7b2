import type { Finding } from '../../../packages/plugin/dist/checker/finding';
import { RULES } from '../../../packages/plugin/dist/checker/registry';
import { runCheck, type CheckResult } from '../../../packages/plugin/dist/checker/run-check';
import type { WorkspaceView } from '../../../packages/plugin/dist/checker/workspace-view';
import { viewOnDisk } from '../../../packages/plugin/dist/workspace/check/view-on-disk';

/** What all rules said of one repository. */
export interface Look {
  readonly repository: string;
  readonly looked: CheckResult['looked'];
  readonly findings: readonly Finding[];
  readonly milliseconds: number;
  /** Set where a rule threw. */
  readonly crash?: string;
}

const NOTHING: CheckResult['looked'] = {
  dockerfile: 0,
  'ignore-file': 0,
  compose: 0,
  env: 0,
  text: 0,
  workspace: 0,
};

/** Looks at a folder as at a workspace of its own, without projects. */
export function lookAt(
  repository: string,
  root: string,
  prepare: (view: WorkspaceView) => WorkspaceView = (view) => view,
): Look {
  const start = performance.now();
  const since = (): number => Math.round(performance.now() - start);
  try {
    const { findings, looked } = runCheck(prepare(viewOnDisk(root, [])), RULES);
    return { repository, findings, looked, milliseconds: since() };
  } catch (error) {
    const crash = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { repository, findings: [], looked: NOTHING, milliseconds: since(), crash };
  }
}
