import { posix, resolve } from 'node:path';
import type { Problem } from '../../base/user-error';
import type { StagingIdentity, StagingSettings } from '../../test-fallback/staging/staging';
import type { ProjectTask } from '../../workspace/project-task';
import type { Identity, Staging } from './options';

const DEFAULT_FILE = '.env.staging.tests';
const DEFAULT_MARKER = { key: 'APP_ENV', value: 'staging' };
const DEFAULT_PARALLEL = 2;
/** What must not run on staging where nobody says otherwise. */
const DESTRUCTIVE = 'destructive';

/** What the options say of staging, with defaults filled in. */
export function planStaging(
  staging: Staging,
  timeout: number,
  { workspaceRoot, projectRoot }: ProjectTask,
): StagingSettings | Problem {
  const proof = planProof(staging.identity);
  if ('what' in proof) return proof;
  const envFileName = posix.join(projectRoot, staging.envFile ?? DEFAULT_FILE);
  return {
    envFile: resolve(workspaceRoot, envFileName),
    envFileName,
    workspaceRoot,
    projectRoot: resolve(workspaceRoot, projectRoot),
    allowedHosts: staging.allowedHosts,
    certificateNames: staging.certificateNames ?? [],
    allowedGcpProjects: staging.allowedGcpProjects ?? [],
    exemptHosts: staging.exemptHosts ?? [],
    productionWords: staging.productionWords ?? [],
    marker: staging.marker ?? DEFAULT_MARKER,
    identity: { path: staging.identity.path, proof },
    passThrough: staging.passThrough ?? [],
    caFile: staging.caFile === undefined ? undefined : resolve(workspaceRoot, staging.caFile),
    maxParallel: staging.maxParallel ?? DEFAULT_PARALLEL,
    deadline: timeout * 1000,
  };
}

/** Tags of tests that must not run on staging. */
export function tagsKeptFromStaging(staging: Staging | undefined): readonly string[] {
  return staging?.excludeTags ?? [DESTRUCTIVE];
}

function planProof({ header, json }: Identity): StagingIdentity['proof'] | Problem {
  if (header !== undefined && json === undefined) return { kind: 'header', ...header };
  if (json !== undefined && header === undefined) return { kind: 'json', ...json };
  return {
    what: 'staging.identity: give either header or json',
    fix: 'for example staging.identity.header={"name": "x-env", "value": "staging"}',
  };
}
