// Made from clean-context.schema.json by `npm run generate`; edit that.

/**
 * dist/nx-alpine/<projectRoot>/clean-context.json: what the last clean-context of a project found and did. list, explain and report write none.
 */
export type CleanContextRecord = Cleaning | ContextCheck | FailedCleaning;

/**
 * A removal of pollution, or with dryRun a look at what would be removed.
 */
export interface Cleaning {
  /**
   * Grows when a field changes its meaning.
   */
  schemaVersion: 1;
  /**
   * Name of the Nx project.
   */
  project: string;
  /**
   * Configuration of the target, null for none.
   */
  configuration: string | null;
  /**
   * nothing-found: there was none. cleaned: all is gone. remaining: something is still there, or could not be searched. would-clean: dryRun found some. interrupted: it was stopped, and the numbers say what had been done by then.
   */
  outcome: 'nothing-found' | 'cleaned' | 'remaining' | 'would-clean' | 'interrupted';
  /**
   * Whether it only looked.
   */
  dryRun: boolean;
  /**
   * Where it searched, from the workspace root; . for the root itself.
   */
  folders: string[];
  /**
   * What it searched for.
   */
  kinds: (
    'python' | 'node' | 'build' | 'coverage' | 'editor' | 'system' | 'virtual-environments' | 'node-modules'
  )[];
  /**
   * Whether git told of every place with pollution what is tracked there. Where it did not, only what cannot be anything but pollution was removed.
   */
  protectedByGit: boolean;
  before: Amount;
  removed: Amount;
  remaining: Amount;
  /**
   * How many files and folders could not be removed, searched or read.
   */
  failed: number;
  /**
   * Each of those.
   */
  failures: LeftPath[];
  /**
   * What is called like pollution and was left on purpose.
   */
  kept: LeftPath[];
  /**
   * Where pollution was found, the largest first.
   */
  places: PollutedPlace[];
  /**
   * Milliseconds from the first look to this record.
   */
  durationMs: number;
}
export interface Amount {
  /**
   * Files and links.
   */
  files: number;
  /**
   * Folders that are pollution themselves.
   */
  folders: number;
  /**
   * The sizes of the files added up, in bytes.
   */
  bytes: number;
}
export interface LeftPath {
  /**
   * From the workspace root.
   */
  path: string;
  /**
   * Why it was left.
   */
  reason: string;
}
export interface PollutedPlace {
  /**
   * A polluting folder, or the folder in which single files lie, from the workspace root.
   */
  path: string;
  /**
   * Kind of the pollution; custom is what the option patterns names.
   */
  kind:
    | 'python'
    | 'node'
    | 'build'
    | 'coverage'
    | 'editor'
    | 'system'
    | 'virtual-environments'
    | 'node-modules'
    | 'custom';
  /**
   * Files and links.
   */
  files: number;
  /**
   * Folders that are pollution themselves.
   */
  folders: number;
  /**
   * Bytes.
   */
  bytes: number;
}
/**
 * A look at whether pollution would be sent to the engine.
 */
export interface ContextCheck {
  /**
   * Grows when a field changes its meaning.
   */
  schemaVersion: 1;
  /**
   * Name of the Nx project.
   */
  project: string;
  /**
   * Configuration of the target, null for none.
   */
  configuration: string | null;
  /**
   * kept-out: no pollution would reach the engine. sent: some would. unknown: none was seen, but not everything could be searched. interrupted: it was stopped before it knew.
   */
  outcome: 'kept-out' | 'sent' | 'unknown' | 'interrupted';
  /**
   * The Dockerfile, from the workspace root.
   */
  dockerfile: string;
  /**
   * The ignore file that holds, from the workspace root; null where there is none.
   */
  ignoreFile: string | null;
  /**
   * How the ignore file was read.
   */
  dialect: 'docker' | 'docker-legacy' | 'buildah';
  pollution: Amount;
  /**
   * How many polluting files would be sent.
   */
  sentFiles: number;
  /**
   * Each of them, from the workspace root.
   */
  sentPaths: string[];
  /**
   * Lines that help when they stand at the end of the ignore file, each tried out; 50 at most.
   */
  linesToAdd: string[];
  /**
   * What could not be searched or read.
   */
  failures: LeftPath[];
  /**
   * Milliseconds from the first look to this record.
   */
  durationMs: number;
}
/**
 * Nothing was searched, because the options or the files that they name are wrong.
 */
export interface FailedCleaning {
  /**
   * Grows when a field changes its meaning.
   */
  schemaVersion: 1;
  /**
   * Name of the Nx project.
   */
  project: string;
  /**
   * Configuration of the target, null for none.
   */
  configuration: string | null;
  outcome: 'failed';
  /**
   * Everything that was found wrong.
   *
   * @minItems 1
   */
  problems: RecordedProblem[];
  /**
   * Milliseconds from the first look to this record.
   */
  durationMs: number;
}
export interface RecordedProblem {
  /**
   * What is wrong, and where.
   */
  what: string;
  /**
   * Why it cannot work.
   */
  why?: string;
  /**
   * What to do next.
   */
  fix?: string;
}
