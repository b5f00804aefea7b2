import type { KeyOrigin } from './staging';
import type { StagingValue } from './staging-value';

/** The environment that tests on staging get, and where each variable of it comes from. */
export interface ChildEnvironment {
  readonly environment: Readonly<Record<string, string>>;
  readonly origins: readonly KeyOrigin[];
}

/** What goes into an environment. */
export interface ChildEnvironmentParts {
  /** Of this process, with whatever Nx has loaded from env files. */
  readonly inherited: NodeJS.ProcessEnv;
  readonly values: readonly StagingValue[];
  /** Keys to inherit beyond those that every program needs. */
  readonly passThrough: readonly string[];
  /** Keys of env files that Nx loads for local runs; the values may come from there. */
  readonly loadedKeys: ReadonlySet<string>;
  /** What tests put into the names of the data that they make, so that runs do not meet. */
  readonly runId: string;
  readonly caFile: string | undefined;
  readonly platform?: NodeJS.Platform;
}

/**
 * A clean environment: what every program needs, what the staging file says, and what is passed through by name.
 *
 * Nx has mixed env files into the environment and does not tell which values come from them, so that only a list of what is
 * allowed keeps the address of a local database or another cloud's credentials out.
 */
export function childEnvironment(parts: ChildEnvironmentParts): ChildEnvironment {
  const { inherited, values, passThrough, loadedKeys, platform = process.platform } = parts;
  const fold = (key: string): string => (platform === 'win32' ? key.toUpperCase() : key);
  const passed = new Set(passThrough.map(fold));
  const variables = new Map<string, readonly [value: string, from: string]>();
  for (const [key, value] of Object.entries(inherited)) {
    if (value === undefined) continue;
    const isOpen = !loadedKeys.has(key) || EXACT.has(fold(key));
    if (passed.has(fold(key)) || (isOpen && isInherited(fold(key), value)))
      variables.set(key, [value, 'environment']);
  }
  for (const [key, value] of Object.entries(ownVariables(parts))) variables.set(key, [value, 'nx-alpine']);
  for (const { key, value, from } of values) {
    // Windows would give the child only one of `Path` and `PATH`.
    for (const other of [...variables.keys()].filter((each) => fold(each) === fold(key)))
      variables.delete(other);
    variables.set(key, [value, from]);
  }
  const sorted = [...variables].sort(([one], [other]) => (one < other ? -1 : 1));
  return {
    environment: Object.fromEntries(sorted.map(([key, [value]]) => [key, value])),
    origins: sorted.map(([key, [, from]]) => ({ key, from })),
  };
}

function ownVariables({ inherited, runId, caFile }: ChildEnvironmentParts): Record<string, string> {
  return {
    TEST_RUN_ID: runId,
    // A nested Nx would load the env files once more.
    NX_LOAD_DOT_ENV_FILES: 'false',
    ...(caFile === undefined || inherited['NODE_EXTRA_CA_CERTS'] !== undefined
      ? {}
      : { NODE_EXTRA_CA_CERTS: caFile }),
  };
}

const EXACT = new Set(
  `PATH HOME USER LOGNAME SHELL TMPDIR TEMP TMP LANG LANGUAGE TZ TERM COLORTERM FORCE_COLOR NO_COLOR CI
  NODE_OPTIONS NODE_EXTRA_CA_CERTS SSL_CERT_FILE SSL_CERT_DIR XDG_CACHE_HOME XDG_CONFIG_HOME XDG_RUNTIME_DIR
  HTTP_PROXY HTTPS_PROXY NO_PROXY ALL_PROXY http_proxy https_proxy no_proxy all_proxy
  PLAYWRIGHT_BROWSERS_PATH CYPRESS_CACHE_FOLDER NVM_BIN VOLTA_HOME COREPACK_HOME PNPM_HOME VIRTUAL_ENV GOPATH GOCACHE
  SYSTEMROOT SYSTEMDRIVE WINDIR COMSPEC PATHEXT APPDATA LOCALAPPDATA PROGRAMDATA PROGRAMFILES PROGRAMFILES(X86)
  USERPROFILE USERNAME HOMEDRIVE HOMEPATH NUMBER_OF_PROCESSORS PROCESSOR_ARCHITECTURE OS`.split(/\s+/),
);

const BEGINNINGS = /^(?:LC_|CI_|GITHUB_|GITLAB_|RUNNER_|NX_)/;

/** Words in the names of variables whose values open something. */
const SECRET_NAME =
  /(?:^|_)(?:TOKEN|SECRETS?|KEYS?|PASSWORD|PASSWD|PASS|PWD|CREDENTIALS?|JWT|AUTH|BYPASS)(?:_|$)/i;

/** Whether a variable's name says that its value is secret. */
export function isSecretName(key: string): boolean {
  return SECRET_NAME.test(key);
}

function isInherited(key: string, value: string): boolean {
  if (EXACT.has(key)) return true;
  return BEGINNINGS.test(key) && !isSecretName(key) && !/:\/\/[^/\s]*@/.test(value);
}
