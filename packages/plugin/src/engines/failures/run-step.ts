/** A RUN step that failed. */
export interface FailedStep {
  readonly status: string;
  /** Line of the instruction in the Dockerfile, where the engine tells it. */
  readonly line: string | undefined;
  /** All that the step printed, as far as the log has it, and how it ended. */
  readonly output: string;
  /** The last lines of it, to be shown. */
  readonly lastLines: string;
}

// BuildKit of Docker 23 and later, and that in Docker 20.10; a quiet one has only the last line.
const ENDED =
  /^(?:#(\d+) (?:ERROR: )?|ERROR: failed to solve: )(?:process "(?:(?!\n#)[^])+?" did not complete successfully|executor failed running \[(?:(?!\n#)[^])+?\]): exit code: (\d+)/m;
/** Enough to hold a compiler's or a test runner's closing words. */
const LINES_SHOWN = 20;

/** Finds the RUN step that ended a build: its own last lines say more than the engine's. */
export function readFailedStep(log: string, dockerfile: string): FailedStep | undefined {
  const [ending, number, status] = ENDED.exec(log) ?? [];
  if (ending === undefined || status === undefined) return undefined;
  const name = dockerfile.split('/').at(-1) ?? dockerfile;
  const lines = number === undefined ? [] : linesOfStep(log, number);
  return {
    status,
    line: new RegExp(`^${escape(name)}:(\\d+)$`, 'm').exec(log)?.[1],
    output: [...lines, ending].join('\n'),
    lastLines: lines.slice(-LINES_SHOWN).join('\n').trimEnd(),
  };
}

/** What the step printed: lines like `#7 0.312 text`; of a silent log the excerpt that BuildKit repeats between two rules. */
function linesOfStep(log: string, number: string): string[] {
  const printed = log.match(new RegExp(`^#${number} \\d+\\.\\d+ [^\\n]*$`, 'gm')) ?? [];
  if (printed.length > 0) return printed.map((line) => line.replace(/^#\d+ [\d.]+ /, ''));
  const [, excerpt = ''] = /^ > \[[^\n]*\n([^]*?)^-{6}/m.exec(log) ?? [];
  return excerpt
    .trimEnd()
    .split('\n')
    .map((line) => line.replace(/^[\d.]+ /, ''));
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
