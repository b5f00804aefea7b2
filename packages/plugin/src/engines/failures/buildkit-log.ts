import type { FailedStep } from './failed-step';

// BuildKit of Docker 23 and later, and that in Docker 20.10; a quiet one has only the last line.
const ENDED =
  /^(?:#(\d+) (?:ERROR: )?|ERROR: failed to solve: )?(?:process "(?:(?!\n#)[^])+?" did not complete successfully|executor failed running \[(?:(?!\n#)[^])+?\]): exit code: (\d+)\b(?!: context canceled)/m;
const COMMAND =
  /(?:process ".*" did not complete successfully|executor failed running \[.*\]): (?!exit code: )/;
/** Lines with what steps printed, and with the instructions that a Dockerfile writes. */
const OF_STEPS = [/^#\d+ \d+\.\d+ /, /^\d+\.\d+ /, /^(?:#\d+| >) \[(?:[^\]\n]* )?\d+\/\d+\] /];

/** The RUN step that ended a build of BuildKit. */
export function readBuildkitStep(log: string, dockerfile: string): FailedStep | undefined {
  const [ending, number, status] = ENDED.exec(log) ?? [];
  if (ending === undefined || status === undefined) return undefined;
  const name = dockerfile.split('/').at(-1) ?? dockerfile;
  return {
    status,
    line: new RegExp(`^${escape(name)}:(\\d+)$`, 'm').exec(log)?.[1],
    instruction: number === undefined ? undefined : instructionOf(log, number),
    lines: number === undefined ? [] : linesOfStep(log, number),
  };
}

/** What BuildKit itself says of why it refused: neither what steps printed nor what the Dockerfile says, but for here-documents. */
export function wordsOfBuildkit(log: string): string {
  return log
    .split('\n')
    .filter((line) => !OF_STEPS.some((sign) => sign.test(line)))
    .filter((line) => !/^ +\d+ \| /.test(line) || line.includes('<<'))
    .map((line) => line.replace(COMMAND, ''))
    .join('\n');
}

/** What the step printed: lines like `#7 0.312 text`; of a silent log the excerpt that BuildKit repeats between two rules. */
function linesOfStep(log: string, number: string): string[] {
  const printed = log.match(new RegExp(`^#${number} \\d+\\.\\d+ [^\\n]*$`, 'gm')) ?? [];
  if (printed.length > 0) return printed.map((line) => line.replace(/^#\d+ [\d.]+ /, ''));
  const [, excerpt = ''] = /^ > \[[^\n]*\n([^]*?)^-{6}/m.exec(log) ?? [];
  const lines = excerpt.trimEnd().split('\n');
  return excerpt === '' ? [] : lines.map((line) => line.replace(/^[\d.]+ /, ''));
}

function instructionOf(log: string, number: string): string | undefined {
  return new RegExp(`^#${number} \\[[^\\]\\n]*\\] (.+)$`, 'm').exec(log)?.[1];
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
