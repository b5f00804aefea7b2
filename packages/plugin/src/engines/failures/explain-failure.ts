import type { Problem } from '../../base/user-error';
import { nameBaseImage } from './base-image';
import { wordsOfBuildkit } from './buildkit-log';
import { ENGINE_FAILURES, REFUSALS } from './catalogue/catalogue';
import { isContainersLog, wordsOfContainers } from './containers-log';
import { explainCopySource } from './copy-source';
import { explainStep } from './explain-step';
import { readDockerfileText } from './read-dockerfile-text';
import { recognize, withoutCredentials, type Recognition } from './known-failure';
import { readFailedStep } from './run-step';
import type { FailedBuildSituation, FailureExplanation } from './situation';

/** Says why a build failed, from the whole log and from a second look at the files that it was about. */
export function explainFailure(situation: FailedBuildSituation): FailureExplanation {
  const log = cutLongLines(withoutCredentials(situation.log));
  const step = readFailedStep(log, situation.dockerfile);
  return step === undefined
    ? explainRefusal({ ...situation, log: wordsOfEngine(log, situation) })
    : explainStep(step, situation);
}

function wordsOfEngine(log: string, situation: FailedBuildSituation): string {
  return isContainersLog(log) ? wordsOfContainers(log) : withHereDocuments(wordsOfBuildkit(log), situation);
}

/** Adds the lines that begin here-documents, which Docker 20.10 does not show: they tell why the line after them is no instruction. */
function withHereDocuments(log: string, situation: FailedBuildSituation): string {
  const line = /parse error line (\d+): unknown instruction/.exec(log)?.[1];
  if (line === undefined) return log;
  const before =
    readDockerfileText(situation)
      ?.split('\n')
      .slice(0, Number(line) - 1) ?? [];
  return [...before.filter((text) => text.includes('<<')), log].join('\n');
}

/** Characters of a line that are looked at; a bundle in one line must not take minutes. */
const LONGEST_LINE = 2000;

function cutLongLines(log: string): string {
  return log
    .split('\n')
    .map((line) => line.slice(0, LONGEST_LINE))
    .join('\n');
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
  const why = /^(?:ERROR|Error): (.+)$/m.exec(log)?.[1] ?? log.trim().split('\n').at(-1);
  return why === undefined || why === '' ? {} : { why };
}
