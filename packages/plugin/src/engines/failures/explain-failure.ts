import type { Problem } from '../../base/user-error';
import { explainBaseImage } from './base-image';
import { explainCopySource } from './copy-source';
import { explainLostEngine } from './lost-engine';
import { explainRunStep } from './run-step';
import type { FailedBuildSituation, FailureExplanation } from './situation';

// The first that knows the failure wins: an outage breaks steps in ways that look like defects of the Dockerfile.
const EXPLAINERS = [explainLostEngine, explainCopySource, explainBaseImage, explainRunStep];

/** Says why a build failed, from the whole log and from a second look at the files that it was about. */
export function explainFailure(situation: FailedBuildSituation): FailureExplanation {
  for (const explain of EXPLAINERS) {
    const explanation = explain(situation);
    if (explanation !== undefined) return explanation;
  }
  return { class: 'build', problem: { what: 'The engine refused the build', ...reasonFrom(situation.log) } };
}

function reasonFrom(log: string): Partial<Problem> {
  const why = /^ERROR: (.+)$/m.exec(log)?.[1] ?? log.trim().split('\n').at(-1);
  return why === undefined || why === '' ? {} : { why };
}
