import { resolve } from 'node:path';
import { OptionsError, type Problem } from '../../base/user-error';
import { isFile, readTextIfReadable } from '../../host/file-system';
import type { Mode, Policy } from '../../test-fallback/decision/policy';
import type { TagChoice } from '../../test-fallback/runner/runner';
import type { StagingSettings } from '../../test-fallback/staging/staging';
import { compileOptionsCheck } from '../../workspace/check-options';
import type { ProjectTask } from '../../workspace/project-task';
import { findComposeFiles } from './compose-files';
import { isForeignCode, whyForbidden } from './consent';
import { settleMode, type SettledMode } from './execution-mode';
import type { TestWithFallbackOptions } from './options';
import schema from './schema.json';
import { planStaging, tagsKeptFromStaging } from './staging-settings';
import type { TargetFacts } from './target-facts';
import { planTestCommand, type TestCommand } from './test-command';

/** Everything that a run was asked for, checked and with its defaults filled in. */
export interface TestJob {
  readonly task: ProjectTask;
  readonly policy: Policy;
  readonly mode: SettledMode;
  readonly command: TestCommand;
  /** Absolute path. */
  readonly cwd: string;
  readonly tags: TagChoice;
  /** The same on staging. */
  readonly tagsOnStaging: TagChoice;
  /** Variables of local tests, with places for addresses. */
  readonly variables: Readonly<Record<string, string>>;
  readonly composeFiles: readonly string[];
  readonly services: readonly string[];
  readonly keepServices: boolean;
  readonly dockerHost: string | undefined;
  readonly staging: StagingSettings | undefined;
}

/** Values under these may be secret. */
const SECRET = /^\/env\//;
const checkOptions = compileOptionsCheck<TestWithFallbackOptions>(schema, SECRET);

/** How often services are started at most, by what went wrong. */
const START_ATTEMPTS = { 'pull-unavailable': 3, 'host-resource': 2, 'service-unhealthy': 2 };

/** Turns raw options into a job; throws an OptionsError that names everything that is wrong with them. */
export function planTestJob(
  raw: Readonly<Record<string, unknown>>,
  task: ProjectTask,
  targets: ReadonlyMap<string, TargetFacts>,
  environment: NodeJS.ProcessEnv,
): TestJob {
  const { fitting: options, problems: unfitting } = checkOptions(raw);
  const problems: Problem[] = [...unfitting];
  const keep = <T extends object>(planned: T | Problem): T | undefined => {
    if (!('what' in planned)) return planned;
    problems.push(planned);
    return undefined;
  };
  const mode = keep(settleMode(options.executionMode, options.executionModes ?? {}, environment));
  const command = mode && keep(planTestCommand(options, mode, targets));
  const staging = options.staging && mode && keep(planStaging(options.staging, mode.stagingTimeout, task));
  const compose = findComposeFiles(options.composeFiles, task);
  problems.push(...compose.problems, ...needlessServices(options, compose.files));
  const policy = mode && keep(planPolicy(options, mode, staging, environment));
  if (problems.length > 0 || mode === undefined || command === undefined || policy === undefined) {
    throw new OptionsError(problems);
  }
  return {
    task,
    policy,
    mode,
    command,
    staging,
    composeFiles: compose.files,
    ...chooseRest(options, mode, task),
  };
}

/** Services are of compose files; without any, an option about them would be heard by nobody. */
function needlessServices(
  { services, keepServices, composeFiles }: Partial<TestWithFallbackOptions>,
  found: readonly string[],
): Problem[] {
  if (found.length > 0 || composeFiles !== undefined) return [];
  const named = [
    ...(services === undefined ? [] : ['services']),
    ...(keepServices === true ? ['keepServices'] : []),
  ];
  return named.map((name) => ({
    what: `${name}: there is no compose file`,
    fix: 'name it with --composeFiles=<path>, or write one with nx g nx-alpine:compose',
  }));
}

/** What cannot be wrong in itself. */
function chooseRest(
  options: Partial<TestWithFallbackOptions>,
  mode: SettledMode,
  task: ProjectTask,
): Pick<
  TestJob,
  'cwd' | 'tags' | 'tagsOnStaging' | 'variables' | 'services' | 'keepServices' | 'dockerHost'
> {
  const tags = { include: mode.includeTags, exclude: mode.excludeTags };
  const keptFromStaging = tagsKeptFromStaging(options.staging);
  return {
    cwd: resolve(task.workspaceRoot, options.cwd ?? task.projectRoot),
    tags,
    tagsOnStaging: { ...tags, exclude: [...new Set([...tags.exclude, ...keptFromStaging])] },
    variables: options.env ?? {},
    services: options.services ?? [],
    keepServices: options.keepServices ?? false,
    dockerHost: options.dockerHost,
  };
}

function planPolicy(
  options: Partial<TestWithFallbackOptions>,
  { fallback }: SettledMode,
  staging: StagingSettings | undefined,
  environment: NodeJS.ProcessEnv,
): Policy | Problem {
  const mode = chooseMode(options);
  if (typeof mode === 'object') return mode;
  return {
    mode,
    fallback,
    forbidden: whyForbidden({
      isConfigured: staging !== undefined,
      isAllowed: options.allowStagingFallback === true || mode === 'staging',
      isForeign: isForeignCode(environment, readTextIfReadable),
      missingFile: staging === undefined || isFile(staging.envFile) ? undefined : staging.envFileName,
    }),
    startAttempts: START_ATTEMPTS,
    rerunsAfterLoss: options.rerunAfterLoss ?? false,
    skipsWithoutStaging: options.staging?.onUnavailable === 'skip',
  };
}

function chooseMode({
  dockerBypass = false,
  mode,
  staging,
}: Partial<TestWithFallbackOptions>): Mode | Problem {
  if (dockerBypass && mode !== undefined && mode !== 'staging') {
    return { what: `dockerBypass and mode=${mode} do not go together`, fix: 'leave one of them out' };
  }
  const chosen = dockerBypass ? 'staging' : (mode ?? 'auto');
  if (chosen !== 'staging' || staging !== undefined) return chosen;
  return {
    what: 'mode=staging needs the option staging',
    why: 'nothing else says which hosts the tests may reach, and how these show that they are staging',
    fix: 'add staging.allowedHosts and staging.identity to the target; docs/guides/test-with-fallback.md shows how',
  };
}
