import type { Problem } from '../../base/user-error';
import { nameBaseImage } from './base-image';
import { ENGINE_FAILURES, REFUSALS, STEP_FAILURES } from './catalogue/catalogue';
import { explainCopySource } from './copy-source';
import { recognize, withoutCredentials, type Recognition } from './known-failure';
import { explainMissingModule } from './missing-module';
import { readFailedStep, type FailedStep } from './run-step';
import type { FailedBuildSituation, FailureExplanation } from './situation';

/** Says why a build failed, from the whole log and from a second look at the files that it was about. */
export function explainFailure(situation: FailedBuildSituation): FailureExplanation {
  const log = cutLongLines(withoutCredentials(situation.log));
  const step = readFailedStep(log, situation.dockerfile);
  return step === undefined
    ? explainRefusal({ ...situation, log: withoutSteps(log) })
    : explainStep(step, situation);
}

/** Characters of a line that are looked at; a bundle in one line must not take minutes. */
const LONGEST_LINE = 2000;

function cutLongLines(log: string): string {
  return log
    .split('\n')
    .map((line) => line.slice(0, LONGEST_LINE))
    .join('\n');
}

/** What steps printed, and the lines of the Dockerfile that the engine shows, say nothing of why it refused; here-documents do. */
function withoutSteps(log: string): string {
  return log
    .split('\n')
    .filter((line) => !/^#\d+ \d+\.\d+ /.test(line) && (!/^ +\d+ \| /.test(line) || line.includes('<<')))
    .join('\n');
}

/** A step failed: what it printed comes first, then what is known of that. */
function explainStep(step: FailedStep, situation: FailedBuildSituation): FailureExplanation {
  const { dockerfile } = situation;
  const place = step.line === undefined ? dockerfile : `${dockerfile}:${step.line}`;
  const printed = step.lastLines.split('\n').map((text) => `    ${text}`.trimEnd());
  const failed: Problem = {
    what: `${place}: RUN failed with exit status ${step.status}`,
    ...(step.lastLines !== '' && { why: `it printed\n${printed.join('\n')}` }),
  };
  const cause = explainMissingModule(step.output, situation) ?? recognize(step.output, STEP_FAILURES);
  return {
    class: cause?.class ?? 'yours',
    cause: cause?.id,
    problems: cause === undefined ? [failed] : [failed, cause.problem],
  };
}

/** The engine refused, or failed itself: an outage comes first, since it breaks builds in ways that look like defects of files. */
function explainRefusal(situation: FailedBuildSituation): FailureExplanation {
  const { log, dockerfile } = situation;
  const cause = recognize(log, ENGINE_FAILURES) ?? explainCopySource(situation) ?? refusal(log, dockerfile);
  return { class: cause.class, cause: cause.id, problems: [cause.problem] };
}

function refusal(log: string, dockerfile: string): Omit<Recognition, 'id'> & { readonly id?: string } {
  const known = recognize(log, REFUSALS);
  if (known !== undefined) return nameBaseImage(known, log, dockerfile);
  return { class: 'yours', problem: { what: 'The engine refused the build', ...reasonFrom(log) } };
}

function reasonFrom(log: string): Partial<Problem> {
  const why = /^ERROR: (.+)$/m.exec(log)?.[1] ?? log.trim().split('\n').at(-1);
  return why === undefined || why === '' ? {} : { why };
}
