import type { FailedStep } from './failed-step';

// buildah, which podman builds with, prints steps and what they print to one stream, and why it ended to the other.
const STEP = /^(?:\[\d+\/\d+\] )?STEP \d+\/\d+: (.*)$/;
// The instruction stands between quotation marks as it is, even if it has some itself.
const FAILED =
  /^(?:Error|\t\* \[[^\]]*\]): building at STEP "(.*)": (?:while running runtime: )?exit status (\d+)$/;
const NOISE = [STEP, /^subprocess exited with status \d+$/, /^process exited with error: /];
/** A step whose last line has no end is followed by this. */
const GLUED_NOISE = /subprocess exited with status \d+$/;
/** The last words of the client, which may go on in lines that are set in; a defect of it prints its stack. */
const LAST_WORDS = /^(?:Error: .*(?:\n[\t ].*)*|panic: [^]*)/gm;

/** Whether podman or buildah wrote it; what a step prints never begins so in a log of BuildKit. */
export function isContainersLog(log: string): boolean {
  return /^(?:(?:\[\d+\/\d+\] )?STEP \d+\/\d+: |Error: building at STEP "|Getting image source signatures$|Trying to pull )/m.test(
    log,
  );
}

/** The RUN step that ended a build of podman or buildah. */
export function readContainersStep(log: string): FailedStep | undefined {
  const all = log.trimEnd().split('\n');
  const end = all.findLastIndex((line) => FAILED.test(line));
  const [, instruction, status] = FAILED.exec(all[end] ?? '') ?? [];
  if (status === undefined) return undefined;
  const begin = all.findLastIndex((line, index) => index < end && STEP.test(line));
  // The streams may arrive one after the other.
  const late = all.findLastIndex((line, index) => index > end && STEP.test(line));
  return {
    status,
    line: undefined,
    instruction: STEP.exec(all[late === -1 ? begin : late] ?? '')?.[1] ?? instruction,
    lines: [...all.slice(begin + 1, end), ...all.slice(Math.max(late, end) + 1)]
      .filter((line) => !NOISE.some((sign) => sign.test(line)))
      .map((line) => line.replace(GLUED_NOISE, '')),
  };
}

/** What podman or buildah itself says of why it refused: neither what steps printed nor what the Dockerfile says. */
export function wordsOfContainers(log: string): string {
  const words = log.match(LAST_WORDS)?.at(-1) ?? log;
  const last = log.split('\n').findLast((line) => STEP.test(line)) ?? '';
  const named = `building at STEP "${STEP.exec(last)?.[1] ?? ''}": `;
  return words.includes(named) ? words.replace(named, '') : words.replace(/building at STEP ".*?": /, '');
}
