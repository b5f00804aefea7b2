// Made from schema.json by `npm run generate`; edit that.

/**
 * Looks at Dockerfiles, ignore files, compose files, env files, scripts and documents, and reports what is wrong with its place, the reason and what to do. No engine is needed; one that is asked knows more. Writes dist/nx-alpine/<projectRoot>/validate.json, validate.md, validate.sarif and validate.html.
 */
export interface ValidateOptions {
  /**
   * What to report on: the project, with the services and steps elsewhere that build its images and the ignore files of their contexts; or all of the workspace.
   */
  scope?: 'project' | 'workspace';
  /**
   * What is printed: for people, the record, a report for a pull request, SARIF for code scanning, or annotations of GitHub. JSON, Markdown, SARIF and HTML are written in any case.
   */
  format?: 'text' | 'json' | 'markdown' | 'sarif' | 'github';
  /**
   * The least severity for which the task fails, whatever the format; never for reports alone.
   */
  failOn?: 'error' | 'warning' | 'info' | 'never';
  /**
   * Whether an engine is asked what it can settle: whether a COPY really finds its source, whether compose takes a file, what BuildKit's own checks say. What it confirms is marked as measured, and what it refutes is no finding. auto does without one where none answers; required fails then. Nothing is pulled, run or kept. Without it, the result is the same on every machine.
   */
  engine?: 'never' | 'auto' | 'required';
  /**
   * Severities of rules by their ids, for example {"dockerfile/unpinned-base": "off"}; docs/rules of nx-alpine lists them, and so does each validate.sarif. For all projects at once, write them under targetDefaults in nx.json.
   */
  rules?: {
    [k: string]: 'error' | 'warning' | 'info' | 'off';
  };
  /**
   * File with findings to live with for now, from the workspace root; several projects can share one, in which each has its own part. What is new is reported; what is gone is said.
   */
  baseline?: string;
  /**
   * Mends what can be mended for certain, and reports what is left. What a comment suppresses or the baseline knows stays as it is.
   */
  fix?: boolean;
  /**
   * Writes the findings of this run into the baseline, in place of all that it knows for this project, or for reports on the workspace; what it knows for others stays.
   */
  updateBaseline?: boolean;
}
