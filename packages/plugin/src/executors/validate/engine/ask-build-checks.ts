import { join } from 'node:path';
import type { DockerfileSubject } from '../../../checker/subjects/dockerfile-subject';
import type { WorkspaceView } from '../../../checker/workspace-view';
import { withBuiltinSyntax, type BuiltinSyntax } from '../../../formats/build-check/builtin-syntax';
import { readBuildCheck, type BuildCheck } from '../../../formats/build-check/read-build-check';
import { AT_ONCE } from './ask-claims';
import { askInTurn } from './ask-in-turn';
import type { AskedEngine } from './asked-engine';
import { tryBuild } from './trial-build';

/** What BuildKit's own checks say, and what they could not look at. */
export interface BuildChecks {
  readonly checks: ReadonlyMap<string, BuildCheck>;
  /** For each Dockerfile that BuildKit gave no answer to, why; by its path. */
  readonly unchecked: ReadonlyMap<string, string>;
}

/** Milliseconds; BuildKit asks registries what the bases are. */
const DEADLINE = 60_000;

/** Whether the engine's client can have a Dockerfile checked. */
export function knowsBuildChecks({ facts }: AskedEngine): boolean {
  return facts.kind === 'docker-buildx' && facts.flags.includes('--call');
}

/** Has BuildKit check each Dockerfile in the first context that is known of it, without the frontend image that it may ask for. */
export async function askBuildChecks(
  dockerfiles: readonly DockerfileSubject[],
  asked: AskedEngine,
  { workspaceRoot, view }: { readonly workspaceRoot: string; readonly view: WorkspaceView },
  signal: AbortSignal,
): Promise<BuildChecks> {
  const known = dockerfiles.filter(({ contexts }) => contexts.length > 0);
  const answers = await askInTurn(known, AT_ONCE, signal, (dockerfile) =>
    askBuildCheck(dockerfile, asked, workspaceRoot, view),
  );
  const named = known.map(({ file }, index) => [file, answers[index] ?? ''] as const);
  return {
    checks: new Map(named.flatMap(([file, answer]) => (typeof answer === 'string' ? [] : [[file, answer]]))),
    unchecked: new Map(
      named.flatMap(([file, answer]) => (typeof answer === 'string' ? [[file, answer]] : [])),
    ),
  };
}

async function askBuildCheck(
  { text, contexts }: DockerfileSubject,
  asked: AskedEngine,
  workspaceRoot: string,
  view: WorkspaceView,
): Promise<BuildCheck | string> {
  const { root = '', ignoreFile } = contexts[0]?.context ?? {};
  const builtin = withBuiltinSyntax(text);
  const trial = {
    dockerfile: builtin.text,
    ignoreFile: ignoreFile === undefined ? undefined : view.read(ignoreFile),
    contextRoot: join(workspaceRoot, root),
    args: ['--call', 'check,format=json'],
  };
  const end = await tryBuild(asked, trial, DEADLINE);
  if (end.kind === 'lost') return end.why;
  const check = readBuildCheck(end.stdout);
  return check === undefined ? 'BuildKit gave no answer that can be read' : withLinesOf(builtin, check);
}

function withLinesOf({ lineBefore }: BuiltinSyntax, { warnings, refusal }: BuildCheck): BuildCheck {
  return {
    warnings: warnings.map((warning) => ({ ...warning, line: lineBefore(warning.line) })),
    refusal: refusal && {
      ...refusal,
      line: refusal.line === undefined ? undefined : lineBefore(refusal.line),
    },
  };
}
