import type { FailedBuildSituation, FailureExplanation } from './situation';

const RUN_FAILED = /process "([^\n]+)" did not complete successfully: exit code: (\d+)/;
/** Enough to hold a compiler's or a test runner's closing words. */
const LINES_SHOWN = 20;

/** A RUN step that failed: its own last lines say more than the engine's. */
export function explainRunStep({
  log,
  dockerfile,
  outline,
}: FailedBuildSituation): FailureExplanation | undefined {
  const [, command, status] = RUN_FAILED.exec(log) ?? [];
  if (command === undefined || outline.stages.length === 0) return undefined;
  const line = new RegExp(`^${escape(dockerfile.split('/').at(-1) ?? dockerfile)}:(\\d+)$`, 'm').exec(
    log,
  )?.[1];
  const output = lastLinesOfStep(log);
  return {
    class: 'build',
    problem: {
      what: `${line === undefined ? dockerfile : `${dockerfile}:${line}`}: RUN failed with exit status ${status ?? ''}`,
      ...(output !== '' && { why: `it printed\n${output}` }),
    },
  };
}

/** BuildKit repeats the step's last lines between two rules of hyphens, after a line ` > [stage 2/3] RUN …:`. */
function lastLinesOfStep(log: string): string {
  const [, excerpt = ''] = /^ > \[[^\n]*\n([^]*?)^-{6}/m.exec(log) ?? [];
  const lines = excerpt.trimEnd().split('\n').slice(-LINES_SHOWN);
  return lines
    .map((text) => `    ${text.replace(/^[\d.]+ /, '')}`)
    .join('\n')
    .trimEnd();
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
