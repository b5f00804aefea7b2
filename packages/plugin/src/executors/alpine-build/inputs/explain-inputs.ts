import type { ContextFile } from '../../../build-context/context-file';
import type { ImageRecord } from '../../../image/image-record';
import { compareInputs, type InputChange } from '../../../image/input-changes';
import {
  knowsManifest,
  recallManifest,
  rememberManifest,
  type ManifestEntries,
} from '../../../workspace/state/manifest-memory';
import type { BuildJob } from '../build-job';
import type { ContextToBuild } from './files-to-build';
import type { ImageInputs } from './image-inputs';

/** How many files are named. */
const NAMED = 10;

/** Says what is not as it was when the last image of the project was made. */
export async function explainInputs(
  inputs: ImageInputs,
  context: ContextToBuild,
  last: ImageRecord | undefined,
  folder: string,
  job: BuildJob,
): Promise<string> {
  if (inputs.kind === 'unknown')
    return ['Inputs: not all of them can be known before a build', ...inputs.reasons.map(indent), ''].join(
      '\n',
    );
  if (last === undefined || last.outcome === 'failed' || last.inputs.digest === null)
    return `Inputs: ${inputs.digest}; the last run left no inputs to compare them with\n`;
  const changes = compareInputs(last.inputs.parts, inputs.parts);
  if (changes.length === 0) return `Inputs: ${inputs.digest}, those of the last image\n`;
  const known = recallManifest(folder, job.task, last.inputs.parts['context'] ?? '');
  const files = changes.some(({ part }) => part === 'context') ? entriesOf(await context.list()) : undefined;
  const lines = changes.flatMap((change) => describeChange(change, job.dockerfile, known, files));
  return ['Inputs, since the last image:', ...lines.map(indent), ''].join('\n');
}

/** Keeps the list of files for the next explanation. */
export async function keepManifest(
  inputs: ImageInputs,
  context: ContextToBuild,
  folder: string,
  { task }: BuildJob,
): Promise<void> {
  const digest = inputs.kind === 'known' ? inputs.parts['context'] : undefined;
  if (digest === undefined || knowsManifest(folder, task, digest)) return;
  await rememberManifest(folder, task, digest, entriesOf(await context.list()));
}

function indent(line: string): string {
  return `  ${line}`;
}

function describeChange(
  { part, kind }: InputChange,
  dockerfile: string,
  before: ManifestEntries | undefined,
  after: ManifestEntries | undefined,
): string[] {
  if (part === 'dockerfile') return [`${dockerfile} changed`];
  if (part !== 'context') return [`${part} ${kind}`];
  return before === undefined || after === undefined
    ? ['files of the context changed; which ones is not known any more']
    : describeFiles(before, after);
}

function describeFiles(before: ManifestEntries, after: ManifestEntries): string[] {
  const names = [...new Set([...before.keys(), ...after.keys()])].sort();
  const lines = names.flatMap((path): string[] => {
    const [old, present] = [before.get(path), after.get(path)];
    if (old === present) return [];
    if (old === undefined) return [`${path} came`];
    if (present === undefined) return [`${path} went`];
    return [`${path} ${old.split(' ')[1] === present.split(' ')[1] ? 'changed its mode' : 'changed'}`];
  });
  const more = lines.length - NAMED;
  return more > 0 ? [...lines.slice(0, NAMED), `and ${String(more)} more files`] : lines;
}

function entriesOf(files: readonly ContextFile[]): Map<string, string> {
  return new Map(
    files.map(({ path, mode, sha256 = '-' }) => [
      path,
      `${(mode & 0o100) === 0 ? '-' : 'x'} ${sha256.slice(0, 16)}`,
    ]),
  );
}
