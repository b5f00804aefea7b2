import type { Problem } from '../../base/user-error';
import { findInstruction } from '../../formats/dockerfile/find-instruction';
import { STEP_FAILURES } from './catalogue/catalogue';
import { recognize } from './known-failure';
import { explainMissingModule } from './missing-module';
import { readDockerfileText } from './read-dockerfile-text';
import type { FailedStep } from './failed-step';
import type { FailedBuildSituation, FailureExplanation } from './situation';

/** Enough to hold a compiler's or a test runner's closing words. */
const LINES_SHOWN = 20;

/** A step failed: what it printed comes first, then what is known of that. */
export function explainStep(step: FailedStep, situation: FailedBuildSituation): FailureExplanation {
  const lastLines = step.lines.slice(-LINES_SHOWN).join('\n').trimEnd();
  const printed = lastLines.split('\n').map((text) => `    ${text}`.trimEnd());
  const failed: Problem = {
    what: `${placeOf(step, situation)}: RUN failed with exit status ${step.status}`,
    ...(lastLines !== '' && { why: `it printed\n${printed.join('\n')}` }),
  };
  const output = [...step.lines, `exit status ${step.status}`].join('\n');
  const cause = explainMissingModule(output, situation) ?? recognize(output, STEP_FAILURES);
  return {
    class: cause?.class ?? 'yours',
    cause: cause?.id,
    problems: cause === undefined ? [failed] : [failed, cause.problem],
  };
}

/** The file and the line, which only BuildKit since Docker 23 tells. */
function placeOf({ line, instruction = '' }: FailedStep, situation: FailedBuildSituation): string {
  const found = line ?? findInstruction(readDockerfileText(situation) ?? '', instruction)?.toString();
  return found === undefined ? situation.dockerfile : `${situation.dockerfile}:${found}`;
}
