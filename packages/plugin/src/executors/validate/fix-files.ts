import type { Finding } from '../../checker/finding';
import { fixFindings } from '../../checker/fix-findings';
import type { RecordedFixing } from '../../checker/validate-record';
import type { WorkspaceView } from '../../checker/workspace-view';
import { rewriteFile } from '../../host/rewrite-file';

export const NOTHING_FIXED: RecordedFixing = { count: 0, files: 0, findings: [], refused: [] };

/** Mends what a look finds in the files of a workspace, and tells what came of it. */
export async function fixFiles(
  workspaceRoot: string,
  view: WorkspaceView,
  look: (view: WorkspaceView) => readonly Finding[],
): Promise<RecordedFixing> {
  const { changes, fixed } = fixFindings(view, look);
  const refused: RecordedFixing['refused'] = [];
  for (const [file, change] of changes) {
    const why = await rewriteFile(workspaceRoot, file, change);
    if (why !== undefined) refused.push({ file, why });
  }
  const findings = fixed
    .filter(({ file }) => !refused.some((one) => one.file === file))
    .map(({ rule, file, line }) => ({ rule, file, line }));
  const files = new Set(findings.map(({ file }) => file)).size;
  return { count: findings.length, files, findings, refused };
}
