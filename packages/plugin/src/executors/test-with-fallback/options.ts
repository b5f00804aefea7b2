// Made from schema.json by `npm run generate`; edit that.

/**
 * Runs the tests of a project on local services of a container engine. Where the engine fails before the first test, for a reason that no change can have caused, and where that is allowed, they run on staging instead, after staging was proven to be staging. Writes dist/nx-alpine/<projectRoot>/test-with-fallback.json, which says where they ran and why.
 */
export interface TestWithFallbackOptions {
  /**
   * Where to run the tests. auto: on local services, and on staging where the engine fails before the first test and falling back is allowed. docker: on local services or not at all. staging: on staging. none: without any services.
   */
  mode?: 'auto' | 'docker' | 'staging' | 'none';
  /**
   * The same as mode=staging: no engine is asked. All checks of staging hold.
   */
  dockerBypass?: boolean;
  /**
   * Name of a set of choices: fast_feedback, ci, nightly, or one of executionModes. Default: ci where the variable CI is true, else fast_feedback.
   */
  executionMode?: string;
  /**
   * Choices by name; fields that one of the three known modes is not given keep their values. fast_feedback falls back always, ci for outages, nightly never.
   */
  executionModes?: {
    [k: string]: ExecutionMode;
  };
  /**
   * Command that runs the tests, without a shell: words as a list, or one text that is split at spaces outside of quotes. Paths are read from cwd; programs of node_modules/.bin are found.
   *
   * @minItems 1
   */
  command?: string | string[];
  /**
   * Target of the project that runs the tests, instead of a command. It runs in this very task: Nx neither takes its result from a cache nor puts one there, and its dependsOn is not heard. Default, where there is no command: test.
   */
  testTarget?: string;
  /**
   * Arguments to append to the command, or to hand to the target.
   */
  args?: string[];
  /**
   * Folder in which the command runs, from the workspace root. Default: the project's folder.
   */
  cwd?: string;
  /**
   * The program that runs the tests: tells how tests are chosen by tags and how many have run. auto looks for its name in the command.
   */
  testRunner?:
    'auto' | 'jest' | 'vitest' | 'playwright' | 'pytest' | 'mocha' | 'cypress' | 'go' | 'node' | 'other';
  /**
   * Variables of the tests on local services. {postgres:5432} stands for the address at which port 5432 of the service postgres is found, such as 127.0.0.1:49153.
   */
  env?: {
    [k: string]: string;
  };
  /**
   * Compose files with the local services, from the workspace root. Default: compose.yaml, compose.yml, docker-compose.yaml or docker-compose.yml in the project's folder, else at the workspace root; without any, tests start their services themselves.
   */
  composeFiles?: string[];
  /**
   * Services to start, with those that they depend on. Default: all that have no profile.
   */
  services?: string[];
  /**
   * Leaves local services running for the next run.
   */
  keepServices?: boolean;
  /**
   * Address of the container engine, in the form of DOCKER_HOST. Default: what the docker client would use, then the sockets of other engines.
   */
  dockerHost?: string;
  /**
   * Consents to runs on staging that nobody asked for by mode=staging.
   */
  allowStagingFallback?: boolean;
  staging?: Staging;
  /**
   * Runs the tests a second time where local services were lost in their middle and no test is known to have failed; both are recorded. Says that the tests may be run twice.
   */
  rerunAfterLoss?: boolean;
}
/**
 * Choices that belong together.
 */
export interface ExecutionMode {
  /**
   * When staging may be used instead: always, for any failure of infrastructure; outage, only for those that certainly no change has caused (engine absent, down, hung or sick, registry or machine out of resources); never.
   */
  fallback?: 'always' | 'outage' | 'never';
  /**
   * Run only tests with one of these tags, given without @: names of tests bear them as @tag, markers of pytest and words in names of Go tests without it.
   */
  includeTags?: string[];
  /**
   * Run no test with one of these tags.
   */
  excludeTags?: string[];
  /**
   * Command for this mode instead.
   *
   * @minItems 1
   */
  command?: string | string[];
  /**
   * Target for this mode instead.
   */
  testTarget?: string;
  /**
   * Arguments for this mode, beside those of the option args.
   */
  args?: string[];
  /**
   * Seconds after which the tests are ended.
   */
  testTimeout?: number;
  /**
   * Seconds in which all local services have to be healthy.
   */
  servicesTimeout?: number;
  /**
   * Seconds for all checks of staging together.
   */
  stagingTimeout?: number;
}
/**
 * The staging environment, and what proves that it is one. Without it there is no falling back.
 */
export interface Staging {
  /**
   * Env file with where staging is, from the project's folder; `nx g nx-alpine:staging-env` writes it.
   */
  envFile?: string;
  /**
   * The only hosts that the tests may reach, as exact names or as *.acme.dev for one label below acme.dev.
   *
   * @minItems 1
   */
  allowedHosts: string[];
  identity: Identity;
  /**
   * Names in the certificate of staging, such as *.acme.dev, which covers exactly one label. Hosts that none of them covers are refused before any of them is asked. Default: what the certificates say.
   */
  certificateNames?: string[];
  /**
   * The only projects of Google Cloud whose secrets and databases may be used.
   */
  allowedGcpProjects?: string[];
  /**
   * Exact hosts that are no production although their name has a word for it.
   */
  exemptHosts?: string[];
  /**
   * Words that stand for production beside prod, production, prd and live.
   */
  productionWords?: string[];
  marker?: Marker;
  /**
   * Tags of tests that must never run on staging; a runner that cannot leave them out is refused. Default: destructive. An empty list says that there are none.
   */
  excludeTags?: string[];
  /**
   * Names of variables of this process that the tests on staging get, too; all others but a short list of harmless ones are kept from them.
   */
  passThrough?: string[];
  /**
   * PEM file with the certificate of an authority of your own, from the workspace root.
   */
  caFile?: string;
  /**
   * Runs on staging at the same time on this machine; others wait.
   */
  maxParallel?: number;
  /**
   * What a run comes to that needs staging while staging does not answer: fail, or skip, which is said in the closing line and the result, runs no test and lets the task succeed.
   */
  onUnavailable?: 'fail' | 'skip';
}
/**
 * How each service shows that it is staging: give header or json.
 */
export interface Identity {
  /**
   * Path that each service answers at, for example /healthz.
   */
  path: string;
  header?: IdentityHeader;
  json?: IdentityField;
}
/**
 * A header of the answer and its value on staging.
 */
export interface IdentityHeader {
  /**
   * Name of the header, for example x-env.
   */
  name: string;
  /**
   * Its value on staging.
   */
  value: string;
}
/**
 * A field of the answer's JSON and its value on staging.
 */
export interface IdentityField {
  /**
   * Name of the field, with dots for one within another, for example env or app.environment.
   */
  field: string;
  /**
   * Its value on staging.
   */
  value: string;
}
/**
 * Variable that marks the env file, beside USE_STAGING_SERVICES=true and DOCKER_BYPASS_MODE=true. Default: APP_ENV=staging.
 */
export interface Marker {
  /**
   * Name of the variable.
   */
  key: string;
  /**
   * Its value.
   */
  value: string;
}
