import { dirname, join } from 'node:path';
import type { Claim, ComposeCause } from '../../../checker/claim';
import type { AskedEngine } from './asked-engine';
import { CONFIRMED, refuted, unanswered, type Verdict } from './verdict';

/** Milliseconds; compose reads files and asks nobody. */
const DEADLINE = 20_000;

/** Asks whether compose refuses a file, with all profiles, for the very cause that was found. */
export async function askCompose(
  { file, cause }: Extract<Claim, { kind: 'compose-refused' }>,
  { docker }: AskedEngine,
  workspaceRoot: string,
): Promise<Verdict> {
  const path = join(workspaceRoot, file);
  const end = await docker(
    ['compose', '--project-name', 'nx-alpine', '--profile', '*', '--file', path, 'config', '--quiet'],
    { deadline: DEADLINE, cwd: dirname(path) },
  );
  if (end.kind !== 'exited') return unanswered('docker compose did not come to its end');
  if (end.status === 0) return refuted('docker compose takes the file');
  return isRefusedFor(cause, end.stderr) ? CONFIRMED : unanswered('docker compose stops at something else');
}

function isRefusedFor(cause: ComposeCause, stderr: string): boolean {
  switch (cause.kind) {
    case 'yaml':
      return /\byaml: |mapping key .* already defined/.test(stderr);
    case 'unknown-service':
      return stderr.includes(`depends on undefined service "${cause.name}"`);
    case 'no-env-file':
      return new RegExp(`env file .*${escape(basename(cause.path))} not found`).test(stderr);
  }
}

function basename(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
