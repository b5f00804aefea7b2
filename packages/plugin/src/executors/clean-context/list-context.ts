import { formatBytes, formatCount } from '../../base/quantities';
import { listContext } from '../../build-context/scan/scan-context';
import type { CleanJob } from './clean-job';
import { readContextRules } from './context-of';

/** Every file that the engine would receive, one a line with its size in bytes, and what is odd about them. */
export async function describeContext(
  job: CleanJob,
  dockerfile: string,
  signal: AbortSignal,
): Promise<string> {
  const { rules, ignoreFile } = readContextRules(job, dockerfile);
  const { files, emptyFolders, problems } = await listContext({ root: job.root, rules, signal }, false);
  const bytes = files.reduce((sum, { size }) => sum + size, 0);
  const rows = [
    ...files.map(({ path, size, linkTarget }) => ({
      path,
      text: `${String(size).padStart(12)}  ${path}${linkTarget === undefined ? '' : ` -> ${linkTarget}`}`,
    })),
    ...emptyFolders.map((path) => ({ path, text: `${'-'.padStart(12)}  ${path}/` })),
  ].sort((one, other) => (one.path < other.path ? -1 : 1));
  return [
    ...rows.map(({ text }) => text),
    ...problems.map(({ path, message }) => `\n${path}: ${message}`),
    '',
    `${formatCount(files.length, 'file')}, ${formatBytes(bytes)}, would be sent for ${dockerfile} under ${ignoreFile ?? 'no ignore file'}`,
  ].join('\n');
}
