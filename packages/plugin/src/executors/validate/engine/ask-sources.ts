import { join } from 'node:path';
import type { Claim } from '../../../checker/claim';
import type { WorkspaceView } from '../../../checker/workspace-view';
import { readMissingPath } from '../../../engines/failures/copy-source';
import type { AskedEngine } from './asked-engine';
import { tryBuild } from './trial-build';
import { CONFIRMED, refuted, unanswered, type Verdict } from './verdict';

type SourcesMissing = Extract<Claim, { kind: 'sources-missing' }>;

/** Asks for each source whether a COPY of it, from the context that is really sent, finds it. One that is refused is enough. */
export async function askSources(
  { contextRoot, ignoreFile, sources }: SourcesMissing,
  asked: AskedEngine,
  workspaceRoot: string,
  view: WorkspaceView,
): Promise<Verdict> {
  const verdicts: Verdict[] = [];
  for (const source of sources) {
    const end = await tryBuild(asked, {
      dockerfile: `FROM scratch\nCOPY ${JSON.stringify([source, '/copied/'])}\n`,
      ignoreFile: ignoreFile === undefined ? undefined : view.read(ignoreFile),
      contextRoot: join(workspaceRoot, contextRoot),
    });
    const verdict = end.kind === 'lost' ? unanswered(end.why) : judge(source, end);
    if (verdict.kind === 'confirmed') return verdict;
    verdicts.push(verdict);
  }
  return verdicts.find(({ kind }) => kind === 'unanswered') ?? verdicts[0] ?? unanswered('nothing was asked');
}

function judge(source: string, { status, stderr }: { status: number; stderr: string }): Verdict {
  if (status === 0) return refuted(`COPY finds "${source}" in the context that was sent`);
  const missing = readMissingPath(stderr);
  return missing !== undefined && `${source}/`.startsWith(`${missing}/`)
    ? CONFIRMED
    : unanswered('the engine refused the COPY for another reason');
}
