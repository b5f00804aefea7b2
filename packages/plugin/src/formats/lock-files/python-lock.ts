/** A package of Python that is asked for. */
export interface PythonRequirement {
  /** In its normal form, for example `psycopg-c`. */
  readonly name: string;
  /** Undefined where any pinned version will do. */
  readonly version: string | undefined;
  /** Parts beyond the package itself, for example `standard` in `uvicorn[standard]`. */
  readonly extras: readonly string[];
  /** The condition under which it is installed, for example `sys_platform == 'win32'`. */
  readonly marker: string | undefined;
}

/** A package of Python that a lock file pins. */
export interface PythonPackage {
  readonly name: string;
  /** Undefined where the file does not pin it. */
  readonly version: string | undefined;
  /** Names of the files to choose from; undefined where the lock file does not name them. */
  readonly files: readonly string[] | undefined;
  /** Whether it lies in the workspace. */
  readonly isLocal: boolean;
  readonly requires: readonly PythonRequirement[];
  /** By extra: what it asks for in addition. */
  readonly extras: ReadonlyMap<string, readonly PythonRequirement[]>;
}

/** What a lock file for Python says. */
export interface PythonLock {
  readonly packages: readonly PythonPackage[];
  /** What a service needs that installs all but development tools; undefined where the file does not tell. */
  readonly main: readonly PythonRequirement[] | undefined;
}

/** https://packaging.python.org/en/latest/specifications/name-normalization/ */
export function normalName(name: string): string {
  return name.replace(/[-_.]+/g, '-').toLowerCase();
}
