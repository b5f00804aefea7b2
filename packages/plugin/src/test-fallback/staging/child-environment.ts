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
  /** Keys in env files that Nx loads; what the environment has for them may come from there. */
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
    const isOwn = (!loadedKeys.has(key) || NEEDED.has(fold(key))) && isInherited(fold(key), value);
    if (passed.has(fold(key)) || isOwn) variables.set(key, [value, 'environment']);
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

/** Without these hardly a program starts, whatever an env file says of them. */
const NEEDED = new Set('PATH HOME TMPDIR TEMP TMP SYSTEMROOT WINDIR COMSPEC PATHEXT USERPROFILE'.split(' '));

const EXACT = new Set(
  `PATH HOME USER LOGNAME SHELL TMPDIR TEMP TMP LANG LANGUAGE TZ TERM COLORTERM FORCE_COLOR NO_COLOR CI
  NODE_OPTIONS NODE_EXTRA_CA_CERTS SSL_CERT_FILE SSL_CERT_DIR XDG_CACHE_HOME XDG_CONFIG_HOME XDG_RUNTIME_DIR
  HTTP_PROXY HTTPS_PROXY NO_PROXY ALL_PROXY http_proxy https_proxy no_proxy all_proxy
  PLAYWRIGHT_BROWSERS_PATH CYPRESS_CACHE_FOLDER NVM_BIN VOLTA_HOME COREPACK_HOME PNPM_HOME VIRTUAL_ENV GOPATH GOCACHE
  SYSTEMROOT SYSTEMDRIVE WINDIR COMSPEC PATHEXT APPDATA LOCALAPPDATA PROGRAMDATA PROGRAMFILES PROGRAMFILES(X86)
  USERPROFILE USERNAME HOMEDRIVE HOMEPATH NUMBER_OF_PROCESSORS PROCESSOR_ARCHITECTURE OS`.split(/\s+/),
);

/** What CI servers and Nx themselves say of a run. `NX_` alone is also how applications call their own settings. */
const OF_RUNS = new Set(
  `GITHUB_ACTIONS GITHUB_ACTOR GITHUB_BASE_REF GITHUB_EVENT_NAME GITHUB_HEAD_REF GITHUB_JOB GITHUB_REF GITHUB_REF_NAME
  GITHUB_REF_TYPE GITHUB_REPOSITORY GITHUB_RUN_ATTEMPT GITHUB_RUN_ID GITHUB_RUN_NUMBER GITHUB_SERVER_URL GITHUB_SHA
  GITHUB_WORKFLOW GITHUB_WORKSPACE RUNNER_ARCH RUNNER_NAME RUNNER_OS RUNNER_TEMP RUNNER_TOOL_CACHE GITLAB_CI
  CI_COMMIT_BRANCH CI_COMMIT_REF_NAME CI_COMMIT_SHA CI_COMMIT_SHORT_SHA CI_COMMIT_TAG CI_JOB_ID CI_JOB_NAME CI_JOB_URL
  CI_NODE_INDEX CI_NODE_TOTAL CI_PIPELINE_ID CI_PIPELINE_SOURCE CI_PROJECT_DIR CI_PROJECT_ID CI_PROJECT_NAME CI_PROJECT_PATH
  NX_BASE NX_CACHE_DIRECTORY NX_DAEMON NX_HEAD NX_INVOCATION_ANCESTOR_PIDS NX_INVOCATION_ROOT_PID NX_ISOLATE_PLUGINS
  NX_NATIVE_COMMAND_RUNNER NX_TASK_HASH NX_TASK_TARGET_CONFIGURATION NX_TASK_TARGET_PROJECT NX_TASK_TARGET_TARGET NX_TUI
  NX_VERBOSE_LOGGING NX_WORKSPACE_DATA_DIRECTORY NX_WORKSPACE_ROOT`.split(/\s+/),
);

/** Words in the names of variables whose values open something. */
const SECRET_NAME =
  /(?:^|_)(?:TOKEN|SECRETS?|KEYS?|PASSWORD|PASSWD|PASS|PWD|CREDENTIALS?|JWT|AUTH|BYPASS)(?:_|$)/i;

/** Whether a variable's name says that its value is secret. */
export function isSecretName(key: string): boolean {
  return SECRET_NAME.test(key);
}

function isInherited(key: string, value: string): boolean {
  if (EXACT.has(key)) return true;
  return (OF_RUNS.has(key) || key.startsWith('LC_')) && !/:\/\/[^/\s]*@/.test(value);
}
