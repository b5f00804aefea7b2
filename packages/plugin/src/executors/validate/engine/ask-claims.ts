import type { BuildCheck } from '../../../formats/build-check/read-build-check';
import type { Claim } from '../../../checker/claim';
import type { Finding } from '../../../checker/finding';
import type { WorkspaceView } from '../../../checker/workspace-view';
import { EngineError } from '../../../engines/engine-error';
import { askCompose } from './ask-compose';
import { askDistribution, askStage, askUser } from './ask-images';
import { askInTurn } from './ask-in-turn';
import { askSources } from './ask-sources';
import { askDockerfile, askIgnoreFile } from './ask-texts';
import type { AskedEngine } from './asked-engine';
import { unanswered, type Verdict } from './verdict';

/** Questions that an engine is asked at once, and in one run. */
export const AT_ONCE = 4;
const MOST = 100;

export interface AskedClaim {
  readonly finding: Finding;
  readonly verdict: Verdict;
}

/** Where questions find what they need beside the engine. */
export interface Surroundings {
  readonly workspaceRoot: string;
  readonly view: WorkspaceView;
  readonly checks: ReadonlyMap<string, BuildCheck>;
}

/** Asks an engine what the findings claim; the same question is asked once. */
export async function askClaims(
  findings: readonly Finding[],
  asked: AskedEngine,
  surroundings: Surroundings,
  signal: AbortSignal,
): Promise<AskedClaim[]> {
  const questions = new Map(
    findings.flatMap(({ claim }) => (claim === undefined ? [] : [[JSON.stringify(claim), claim] as const])),
  );
  const chosen = [...questions].slice(0, MOST);
  const verdicts = await askInTurn(chosen, AT_ONCE, signal, ([, claim]) => ask(claim, asked, surroundings));
  const answers = new Map(chosen.map(([key], index) => [key, verdicts[index]]));
  return findings.flatMap((finding) =>
    finding.claim === undefined
      ? []
      : [{ finding, verdict: answers.get(JSON.stringify(finding.claim)) ?? TOO_MANY }],
  );
}

const TOO_MANY = unanswered(`an engine is asked no more than ${String(MOST)} questions in a run`);

async function ask(claim: Claim, asked: AskedEngine, surroundings: Surroundings): Promise<Verdict> {
  try {
    return await answer(claim, asked, surroundings);
  } catch (error) {
    if (error instanceof EngineError) return unanswered('the engine failed');
    throw error;
  }
}

function answer(
  claim: Claim,
  asked: AskedEngine,
  { workspaceRoot, view, checks }: Surroundings,
): Promise<Verdict> {
  switch (claim.kind) {
    case 'sources-missing':
      return askSources(claim, asked, workspaceRoot, view);
    case 'ignore-file-refused':
      return askIgnoreFile(claim, asked);
    case 'dockerfile-unreadable':
      return askDockerfile(claim, asked, view);
    case 'stage-unknown':
      return askStage(claim, asked, checks.get(claim.file));
    case 'compose-refused':
      return askCompose(claim, asked, workspaceRoot);
    case 'image-runs-as-root':
      return askUser(claim, asked);
    case 'image-is-alpine':
      return askDistribution(claim, asked);
  }
}
