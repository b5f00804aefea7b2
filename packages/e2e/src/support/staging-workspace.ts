import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestWithFallbackOptions } from '../../../plugin/dist/executors/test-with-fallback/options';
import { DOMAIN, type StagingServer } from './staging-server';
import { repositoryRoot, type Workspace } from './workspace';

const FIXTURES = join(repositoryRoot, 'packages/e2e/fixtures/staging');

type Options = Partial<TestWithFallbackOptions>;
type Staging = NonNullable<TestWithFallbackOptions['staging']>;

/** A project with a target `on-staging`, which runs fixtures/staging/tests.js where the options say nothing else. */
export interface StagingProject {
  readonly options?: Options;
  /** Differs from the usual settings of staging. */
  readonly staging?: Partial<Staging>;
  /** Lines of its env file beside the markers; `{port}` is that of staging. */
  readonly env?: readonly string[];
  readonly targets?: Readonly<Record<string, object>>;
  readonly files?: Readonly<Record<string, string>>;
}

/** Leads to a service that shows that it is staging. */
export const GOOD_URL = `API_URL=https://api-staging.${DOMAIN}:{port}`;

const MARKERS = ['APP_ENV=staging', 'USE_STAGING_SERVICES=true', 'DOCKER_BYPASS_MODE=true'];

/** Writes projects into `projects`. */
export async function addStagingProjects(
  workspace: Workspace,
  { port, authority }: StagingServer,
  projects: Readonly<Record<string, StagingProject>>,
): Promise<void> {
  const program = readFileSync(join(FIXTURES, 'tests.js'), 'utf8');
  await workspace.write({ 'authority.pem': authority });
  for (const [name, project] of Object.entries(projects)) {
    const { options, staging, env = [GOOD_URL], targets, files } = project;
    const target = fallbackTarget(options, staging);
    const own = {
      'project.json': JSON.stringify({ name, targets: { 'on-staging': target, ...targets } }),
      '.env.staging.tests': [...MARKERS, ...env, ''].join('\n').replaceAll('{port}', String(port)),
      'tests.js': program,
      ...files,
    };
    const placed = Object.entries(own).map(([path, text]) => [`projects/${name}/${path}`, text]);
    await workspace.write(Object.fromEntries(placed) as Record<string, string>);
  }
}

const STAGING: Staging = {
  allowedHosts: [`*.${DOMAIN}`],
  allowedGcpProjects: ['acme-staging'],
  identity: { path: '/healthz', header: { name: 'x-env', value: 'staging' } },
  caFile: 'authority.pem',
  excludeTags: [],
};

/** A target of the executor under test. */
export function fallbackTarget(options: Options = {}, staging: Partial<Staging> = {}): object {
  return {
    executor: 'nx-alpine:test-with-fallback',
    options: {
      ...(options.testTarget === undefined && { command: ['node', 'tests.js'] }),
      allowStagingFallback: true,
      staging: { ...STAGING, ...staging },
      ...options,
    },
  };
}

/** The environment in which names of the test's domain lead to this machine, and no proxy, CI or engine of this machine is heard. */
export function stagingEnvironment(): NodeJS.ProcessEnv {
  const foreign = Object.keys(process.env).filter((key) =>
    /^(?:https?|all|no)_proxy$|^(?:GITHUB|CI|DOCKER)_|^NODE_(?:OPTIONS|EXTRA_CA_CERTS)$/i.test(key),
  );
  return {
    ...Object.fromEntries(foreign.map((key) => [key, undefined])),
    NODE_OPTIONS: `--require ${JSON.stringify(join(FIXTURES, 'test-domain.cjs'))}`,
  };
}
