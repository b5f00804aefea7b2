import type { Finding } from '../../checker/finding';
import { hideSecretsInSource } from '../../checker/hide-secrets';

/** A source line as far as it may be shown, in three parts; the middle one is what the finding is about. */
export interface SourceLine {
  readonly before: string;
  readonly marked: string;
  readonly behind: string;
}

const ENV_FILE = /(?:^|\/)(?:\.env[^/]*|[^/]*\.env)$/;
/** More of a line would not fit. */
const SHOWN = 120;
/** Nobody shows, or searches for secrets, what is behind this in lines that programs have written. */
const READ = 4000;

/** The line that a finding is about, without secrets; undefined where it is empty, and in env files, whose lines are nobody's business. */
export function sourceLine(
  { file, rule, line, column }: Finding,
  lines: readonly string[],
): SourceLine | undefined {
  const whole = (lines[line - 1] ?? '').replace(/^\uFEFF|\r$/g, '').slice(0, READ);
  if (ENV_FILE.test(file) || rule.startsWith('env/') || whole.trim() === '') return undefined;
  const shown = hideSecretsInSource(whole);
  const indent = shown.length - shown.trimStart().length;
  const text = shown.trim();
  const cut = text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
  const at = column - 1 - indent;
  // Nothing says where a place is in a line of which something is hidden.
  if (shown !== whole || at < 0 || at >= SHOWN) return { before: cut, marked: '', behind: '' };
  const marked = /^\S*/.exec(cut.slice(at))?.[0] ?? '';
  return { before: cut.slice(0, at), marked, behind: cut.slice(at + marked.length) };
}
