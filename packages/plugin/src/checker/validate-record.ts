// Made from validate.schema.json by `npm run generate`; edit that.

/**
 * dist/nx-alpine/<projectRoot>/validate.json: what the last validate found, and what it looked at. It holds no secret value.
 */
export type ValidateRecord = Validation;

/**
 * A look at the files.
 */
export interface Validation {
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
   * What is reported on.
   */
  scope: 'project' | 'workspace';
  /**
   * Whether nothing is as severe as failOn.
   */
  success: boolean;
  /**
   * By file, line and column.
   */
  findings: RecordedFinding[];
  fixed: RecordedFixing;
  /**
   * Findings that the baseline knows; they are not listed.
   */
  knownByBaseline: number;
  /**
   * What the baseline knows and is found no more.
   */
  goneFromBaseline: number;
  /**
   * How many files of each kind were looked at in the whole workspace.
   */
  looked: {
    [k: string]: number;
  };
  /**
   * Ids of the rules that were applied.
   */
  rules: string[];
  /**
   * What was not looked at, and why.
   */
  notLooked: string[];
  /**
   * The engine that was asked; null where none was asked, or none answered.
   */
  engine: null | RecordedEngine;
  /**
   * Milliseconds that it took.
   */
  durationMs: number;
}
/**
 * Something that is not as it should be.
 */
export interface RecordedFinding {
  /**
   * Id of the rule, which is also the address of its page.
   */
  rule: string;
  /**
   * error breaks something, warning may, info is worth knowing.
   */
  severity: 'error' | 'warning' | 'info';
  /**
   * From the workspace root.
   */
  file: string;
  /**
   * From 1.
   */
  line: number;
  /**
   * From 1.
   */
  column: number;
  /**
   * What is wrong.
   */
  what: string;
  /**
   * Why it matters.
   */
  why: string;
  /**
   * What to do.
   */
  fix: string;
  /**
   * Whether it was read from files or asked of an engine.
   */
  evidence: 'files' | 'engine';
  /**
   * Whether --fix mends it for certain.
   */
  fixable: boolean;
}
/**
 * What --fix did; nothing without it.
 */
export interface RecordedFixing {
  /**
   * How many findings were mended.
   */
  count: number;
  /**
   * In how many files.
   */
  files: number;
  /**
   * Those that were mended; they are not among the findings.
   */
  findings: FixedFinding[];
  /**
   * Files that were left as they are.
   */
  refused: RefusedFile[];
}
/**
 * A finding that was mended.
 */
export interface FixedFinding {
  /**
   * Id of the rule.
   */
  rule: string;
  /**
   * From the workspace root.
   */
  file: string;
  /**
   * From 1, as it was before.
   */
  line: number;
}
/**
 * A file that could be mended and was not.
 */
export interface RefusedFile {
  /**
   * From the workspace root.
   */
  file: string;
  /**
   * Why it was left as it is.
   */
  why: string;
}
/**
 * An engine that was asked what it can settle.
 */
export interface RecordedEngine {
  /**
   * How it was driven.
   */
  kind: 'docker-buildx' | 'docker-buildkit' | 'podman' | 'buildah';
  /**
   * Version of the engine.
   */
  version: string;
  /**
   * Version of buildx, or of the client.
   */
  clientVersion: string;
  /**
   * Where it listens, without a password.
   */
  endpoint: string;
  /**
   * Findings that an engine can settle, and what became of them.
   */
  claims: {
    /**
     * All of them.
     */
    asked: number;
    /**
     * Marked as measured.
     */
    confirmed: number;
    /**
     * No findings any more.
     */
    refuted: number;
    /**
     * Left as they were read from files.
     */
    unanswered: number;
  };
  /**
   * What files suggest and the engine does not bear out.
   */
  refuted: {
    /**
     * Id of the rule.
     */
    rule: string;
    /**
     * From the workspace root.
     */
    file: string;
    /**
     * From 1.
     */
    line: number;
    /**
     * What was thought to be wrong.
     */
    what: string;
    /**
     * What the engine says.
     */
    instead: string;
  }[];
  /**
   * Findings that stand as they were read from files.
   */
  unanswered: {
    /**
     * Id of the rule.
     */
    rule: string;
    /**
     * From the workspace root.
     */
    file: string;
    /**
     * From 1.
     */
    line: number;
    /**
     * Why the engine did not settle it.
     */
    why: string;
  }[];
  /**
   * Dockerfiles that BuildKit's own checks looked at to the end.
   */
  checkedBuilds: number;
}
