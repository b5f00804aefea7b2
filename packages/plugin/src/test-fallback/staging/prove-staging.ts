import type { LookupFunction } from 'node:net';
import { formatDuration } from '../../base/quantities';
import { errorCode } from '../../host/error-code';
import { readAuthorities } from '../../host/authorities';
import { startDeadline } from '../../host/deadline';
import { untilAborted } from '../../host/until-aborted';
import type { Cause } from '../run-class';
import { childEnvironment } from './child-environment';
import { judgeBypassKeys } from './guards/bypass-keys';
import { judgeValues } from './guards/guards';
import { weakVariables } from './guards/weak-tls';
import { readOtherEnvFiles } from './other-env-files';
import { planProof } from './proof/proof-target';
import { proveHosts } from './proof/prove-hosts';
import { readStagingFile } from './read-staging-file';
import { remarksOnFile, secretValues } from './remarks';
import { resolveSecrets, type AccessSecret } from './secrets/resolve-secrets';
import { findSecretManager } from './secrets/secret-manager';
import type { StagingResult, StagingSettings } from './staging';
import type { StagingValue } from './staging-value';

/** The run in which staging has to prove itself. */
export interface StagingSituation {
  /** Of this process. */
  readonly environment: NodeJS.ProcessEnv;
  /** Cancels the run. */
  readonly signal: AbortSignal;
  /** The tests get it as TEST_RUN_ID. */
  readonly runId: string;
  /** Hears, in a sentence and without secrets, what is being done. */
  readonly report: (line: string) => void;
  readonly now?: () => Date;
  /** The client of Secret Manager that the workspace has installed, where undefined. */
  readonly accessSecret?: AccessSecret;
  /** Names to addresses; the system's where undefined. */
  readonly lookup?: LookupFunction;
}

type Refusal = Extract<StagingResult, { kind: 'refused' }>;
type StagingCause = Refusal['cause'];

/** Proves that tests would run on staging and nowhere else, before the first of them; each step needs the one before. */
export async function proveStaging(
  settings: StagingSettings,
  situation: StagingSituation,
): Promise<StagingResult> {
  const { signal, release } = startDeadline(settings.deadline, situation.signal);
  const result = await untilAborted(prove(settings, { ...situation, signal }), signal).finally(release);
  if (situation.signal.aborted) return { kind: 'cancelled' };
  if (!signal.aborted && result !== undefined) return result;
  return refused([
    {
      class: 'staging-unavailable',
      reason: `staging did not prove itself within ${formatDuration(settings.deadline)}`,
    },
  ]);
}

async function prove(settings: StagingSettings, situation: StagingSituation): Promise<StagingResult> {
  const { environment } = situation;
  const { values, causes: flaws } = readStagingFile(settings);
  const folders = [settings.projectRoot, settings.workspaceRoot];
  const otherFiles = readOtherEnvFiles(folders, settings.envFile);
  const loadedKeys = new Set(otherFiles.flatMap(({ keys }) => keys.map(({ key }) => key)));
  const passed = passedValues(settings, environment);
  const first = [
    ...weakVariables(pick(environment, 'NODE_TLS_REJECT_UNAUTHORIZED'), 'the environment'),
    ...flaws,
    ...judgeValues([...values, ...passed], settings),
    ...judgeBypassKeys([...values, ...passed], otherFiles),
    ...judgePassed(passed, loadedKeys),
  ];
  if (first.length > 0) return refused(first);
  const resolved = await resolve(values, loadedKeys, settings, situation);
  if (resolved.causes.length > 0) return refused(resolved.causes);
  const all = [...resolved.values, ...passed];
  const second = judgeValues(all, settings);
  if (second.length > 0) return refused(second);
  return finish({ values: all, loadedKeys, remarks: remarksOnFile(values) }, settings, situation);
}

/** Databases and caches prove by a certificate only that they are who they say; a service says that it is staging. */
const NOBODY_TO_ASK = {
  class: 'safety-blocked',
  reason:
    'no URL of a service with https:// or wss:// is among the values, so nothing can show that this is staging',
  fix: 'add the URL of a service that answers at the path of staging.identity',
} as const;

/** What the tests get although the staging file does not have it: it is judged like everything else. */
function passedValues({ passThrough }: StagingSettings, environment: NodeJS.ProcessEnv): StagingValue[] {
  return passThrough.flatMap((key) => {
    const value = environment[key];
    if (value === undefined) return [];
    return [{ key, value, place: 'passThrough', from: 'environment', secret: undefined }];
  });
}

/** Nx mixes env files into the environment, and then nobody can tell where a value comes from. */
function judgePassed(
  passed: readonly StagingValue[],
  loadedKeys: ReadonlySet<string>,
): Cause<'safety-blocked'>[] {
  return passed
    .filter(({ key }) => loadedKeys.has(key))
    .map(({ key }) => ({
      class: 'safety-blocked',
      reason: `passThrough: ${key} is in an env file that Nx loads, so its value may be a local one`,
      fix: `put ${key} into the staging file`,
    }));
}

async function resolve(
  values: readonly StagingValue[],
  loadedKeys: ReadonlySet<string>,
  settings: StagingSettings,
  { environment, accessSecret, report }: StagingSituation,
): ReturnType<typeof resolveSecrets> {
  report('resolves the secrets of the staging file');
  return resolveSecrets(values, {
    environment,
    loadedKeys,
    accessSecret: () => accessSecret ?? findSecretManager(settings.workspaceRoot),
  });
}

/** What speaks against nothing so far. */
interface Judged {
  readonly values: readonly StagingValue[];
  readonly loadedKeys: ReadonlySet<string>;
  readonly remarks: readonly string[];
}

async function finish(
  { values, loadedKeys, remarks }: Judged,
  settings: StagingSettings,
  situation: StagingSituation,
): Promise<StagingResult> {
  const { environment, report, runId } = situation;
  const { caFile, passThrough } = settings;
  const inherited = environment;
  const child = childEnvironment({ inherited, values, passThrough, loadedKeys, runId, caFile });
  const weak = weakVariables(child.environment, 'the environment of the tests');
  if (weak.length > 0) return refused(weak);
  const authorities = authoritiesOf(settings, environment);
  if (!Array.isArray(authorities) && authorities !== undefined) return refused([authorities]);
  const plan = planProof(values);
  if (!plan.targets.some(({ protocol }) => protocol === 'http')) return refused([NOBODY_TO_ASK]);
  report(`asks ${plan.targets.map(({ host }) => host).join(', ') || 'no host'} for a proof of being staging`);
  const proofs = await proveHosts(plan.targets, { ...situation, identity: settings.identity, authorities });
  if (proofs.causes.length > 0) return refused(proofs.causes);
  return {
    kind: 'proven',
    staging: {
      ...child,
      secrets: secretValues(child.environment, values, settings),
      hosts: proofs.hosts,
      remarks: [...remarks, ...plan.remarks, ...proofs.remarks],
    },
  };
}

function authoritiesOf(
  { caFile }: StagingSettings,
  environment: NodeJS.ProcessEnv,
): string[] | undefined | Cause<'config-error'> {
  try {
    return readAuthorities(caFile, environment['NODE_EXTRA_CA_CERTS']);
  } catch (error) {
    return { class: 'config-error', reason: `caFile: ${String(caFile)} cannot be read: ${errorCode(error)}` };
  }
}

function pick(environment: NodeJS.ProcessEnv, key: string): NodeJS.ProcessEnv {
  return { [key]: environment[key] };
}

/** The gravest class is the run's, as a skip is allowed for the lightest only. */
function refused(causes: readonly StagingCause[]): Refusal {
  const order = ['safety-blocked', 'config-error', 'staging-unavailable'] as const;
  const sorted = order.flatMap((each) => causes.filter((cause) => cause.class === each));
  const [cause] = sorted;
  if (cause === undefined) throw new Error('a refusal without a cause');
  return { kind: 'refused', cause, causes: sorted };
}
