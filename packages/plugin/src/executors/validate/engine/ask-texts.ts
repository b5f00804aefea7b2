import type { Claim } from '../../../checker/claim';
import type { WorkspaceView } from '../../../checker/workspace-view';
import { withBuiltinSyntax } from '../../../formats/build-check/builtin-syntax';
import type { AskedEngine } from './asked-engine';
import { TRIAL_FILE, tryBuild } from './trial-build';
import { CONFIRMED, refuted, unanswered, type Verdict } from './verdict';

/** Asks whether the engine refuses an ignore file of such a text, with a context of one file that it has to compare. */
export async function askIgnoreFile(
  { text }: Extract<Claim, { kind: 'ignore-file-refused' }>,
  asked: AskedEngine,
): Promise<Verdict> {
  const dockerfile = `FROM scratch\nCOPY ${TRIAL_FILE} /copied/\n`;
  const end = await tryBuild(asked, { dockerfile, ignoreFile: text });
  if (end.kind === 'lost') return unanswered(end.why);
  if (end.status === 0 || end.stderr.includes(`"/${TRIAL_FILE}"`))
    return refuted('the engine takes the line');
  return REFUSED_PATTERN.test(end.stderr)
    ? CONFIRMED
    : unanswered('the engine refused the build for another reason');
}

const REFUSED_PATTERN = /excludepatterns|syntax error in pattern|exclusion pattern|non-printable/i;

/** A stage that no file has, so that the engine reads the Dockerfile and goes no further. */
const NO_STAGE = 'nx-alpine-no-stage';

/** Asks whether the engine can read a Dockerfile; nothing of it is built. */
export async function askDockerfile(
  { file, line }: Extract<Claim, { kind: 'dockerfile-unreadable' }>,
  asked: AskedEngine,
  view: WorkspaceView,
): Promise<Verdict> {
  const { text, lineBefore } = withBuiltinSyntax(view.read(file) ?? '');
  const end = await tryBuild(asked, {
    dockerfile: text,
    ignoreFile: undefined,
    args: ['--target', NO_STAGE],
  });
  if (end.kind === 'lost') return unanswered(end.why);
  if (end.stderr.includes(`"${NO_STAGE}"`) || end.stderr.includes(`stage ${NO_STAGE}`))
    return refuted('the engine reads the whole file');
  if (end.stderr.includes('unterminated heredoc')) return CONFIRMED;
  const at = /parse error (?:on )?line (\d+)/.exec(end.stderr)?.[1];
  if (at === undefined) return unanswered('the engine refused the file for another reason');
  const stopped = lineBefore(Number(at));
  return stopped === line ? CONFIRMED : unanswered(`the engine stops in line ${String(stopped)}`);
}
