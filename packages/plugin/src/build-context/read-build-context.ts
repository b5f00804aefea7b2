import { resolve } from 'node:path';
import { byPath } from '../base/context-path';
import { UserError } from '../base/user-error';
import type { Dialect } from '../dockerignore/dialect';
import { explainPath, type Explanation } from '../dockerignore/explain';
import { NO_RULES, readIgnoreRules, type IgnoreRules } from '../dockerignore/ignore-rules';
import { readTextIfPresent } from '../host/file-system';
import type { ContextFile, ContextProblem } from './context-file';
import { findIgnoreFile, type IgnoreFile } from './effective-ignore-file';
import { totalFolders, type FolderTotal } from './folder-totals';
import { digestManifest, isWhole } from './manifest-digest';
import { listContext, scanRemembering, type RememberingScan, type ScanRequest } from './scan/scan-context';

/** Which context to read, and how deep. */
export interface BuildContextRequest {
  /** The context root; a relative path is read from the current folder. */
  readonly root: string;
  /** The Dockerfile, from the root or absolute; it decides which ignore file holds. Default: `Dockerfile`. */
  readonly dockerfile?: string;
  /** An ignore file to use in place of the one that the engine would find, from the root or absolute. */
  readonly ignoreFile?: string;
  /** How the engine reads the ignore file. Default: `docker`. */
  readonly dialect?: Dialect;
  /** Read the contents too: each file gets its `sha256`, the context its `digest`. Default: false. */
  readonly contentHashes?: boolean;
  /**
   * A file that keeps the hashes, so that with `contentHashes` only files are read that changed since the last reading.
   *
   * One file serves all Dockerfiles of one root, and any number of processes at once. It is made where it is missing, and is
   * safe to delete; let it lie where the context does not hold it. It is meant for local file systems. A relative path is
   * read from the current folder.
   */
  readonly hashMemory?: string;
  /** Ends the reading with the signal's reason when it aborts. */
  readonly signal?: AbortSignal;
}

/** What an engine receives for a build. */
export interface BuildContext {
  /** Absolute path. */
  readonly root: string;
  readonly dialect: Dialect;
  /** The ignore file that holds; undefined where there is none. */
  readonly ignoreFile: IgnoreFile | undefined;
  /** Everything that is sent and is no folder, by path. */
  readonly files: readonly ContextFile[];
  /** Folders that are sent with nothing in them, by path. */
  readonly emptyFolders: readonly string[];
  /** The sizes of all files, in bytes. */
  readonly bytes: number;
  /** What could not be read, and what is sent although it hardly can be meant. */
  readonly problems: readonly ContextProblem[];
  /** One digest over everything; undefined without `contentHashes`, and where a file or folder could not be read. */
  readonly digest: string | undefined;
  /** The totals of each folder, the largest first. */
  readonly folderTotals: () => FolderTotal[];
  /** Why a path, from the root, is sent or is not. */
  readonly explain: (path: string) => Explanation;
}

/**
 * Reads what an engine would receive from a folder, exactly.
 *
 * Rejects with a UserError where the engine would refuse the ignore file, or where a named file does not exist.
 */
export async function readBuildContext(request: BuildContextRequest): Promise<BuildContext> {
  const { dialect = 'docker', contentHashes = false, hashMemory, signal } = request;
  const root = resolve(request.root);
  const ignoreFile = locateIgnoreFile(root, request, dialect);
  const rules = toRules(ignoreFile, dialect);
  const { read, remembered } = await scan({ root, rules, signal }, contentHashes, hashMemory);
  const { emptyFolders, problems } = read;
  const digest =
    contentHashes && isWhole(problems) ? digestManifest(read.files, emptyFolders, remembered) : undefined;
  const files = [...(remembered?.list() ?? []), ...read.files].sort(byPath);
  return {
    root,
    dialect,
    ignoreFile,
    files,
    emptyFolders: emptyFolders.sort(),
    bytes: files.reduce((sum, { size }) => sum + size, 0),
    problems: problems.sort(byPath),
    digest,
    folderTotals: () => totalFolders(files),
    explain: (path) => explainPath(rules, path),
  };
}

async function scan(
  request: ScanRequest,
  contentHashes: boolean,
  hashMemory: string | undefined,
): Promise<Partial<RememberingScan> & Pick<RememberingScan, 'read'>> {
  if (contentHashes && hashMemory !== undefined) return scanRemembering(request, hashMemory);
  return { read: await listContext(request, contentHashes) };
}

function locateIgnoreFile(
  root: string,
  { dockerfile = 'Dockerfile', ignoreFile }: BuildContextRequest,
  dialect: Dialect,
): IgnoreFile | undefined {
  if (ignoreFile === undefined) return findIgnoreFile(root, resolve(root, dockerfile), dialect);
  const path = resolve(root, ignoreFile);
  const content = readTextIfPresent(path);
  if (content === undefined) throw new UserError([{ what: `ignoreFile: there is no file ${ignoreFile}` }]);
  return { path, content };
}

function toRules(ignoreFile: IgnoreFile | undefined, dialect: Dialect): IgnoreRules {
  return ignoreFile === undefined
    ? { ...NO_RULES, dialect }
    : readIgnoreRules(ignoreFile.content, ignoreFile.path, dialect);
}
