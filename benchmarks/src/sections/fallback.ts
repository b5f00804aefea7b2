import { mkdirSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { STAGING_HOST, startStaging, type StagingService } from '../fallback/staging';
import { withBrokenEngines, type BrokenEngine } from '../fallback/engines';
import { withEngine } from '../images/with-engine';
import { compete } from '../measuring/compete';
import type { Command } from '../measuring/measure';
import { standingsTable } from '../measuring/table';
import { ours } from '../scripts';
import { inWords, roundsFor, type Bench } from './bench';

/** Seconds after which a client that waits for a broken engine is ended. */
const PATIENCE = 20;

/** Measures how long it takes from an engine that does not work to the end of a first test on staging. */
export function fallback(bench: Bench): Promise<void> {
  // For its client, which is compared.
  return withEngine(bench, async () => {
    const staging = await startStaging();
    const workspace = writeWorkspace(join(bench.scratch, 'fallback'), staging);
    try {
      await withBrokenEngines(bench.scratch, (engines) => compare(bench, workspace, engines));
    } finally {
      staging.close();
    }
  });
}

async function compare(bench: Bench, workspace: string, engines: readonly BrokenEngine[]): Promise<void> {
  for (const engine of engines) {
    const standings = await compete(
      {
        title: `an engine that is ${engine.name}`,
        commands: [composeUp(workspace, engine), runTests(workspace, engine)],
        rounds: roundsFor(bench, 'large'),
        // What one run finds out of an engine, the next one would know.
        prepare: () => rm(join(workspace, 'tmp'), { recursive: true, force: true }),
      },
      bench.meter,
      bench.random,
    );
    const rounds = inWords(roundsFor(bench, 'large'));
    const what = `An engine that is ${engine.name}; a test that does nothing, one service of staging; ${rounds}.`;
    bench.print(`### From a broken engine to a test on staging\n\n${what}\n\n${standingsTable(standings)}`);
  }
}

function composeUp(workspace: string, { endpoint }: BrokenEngine): Command {
  const up = `timeout ${PATIENCE} docker --host ${endpoint} compose -f api/compose.yaml up --detach --wait --wait-timeout 5`;
  const name = `\`docker compose up --wait --wait-timeout 5\`, no test; ended after ${PATIENCE} s`;
  return { name, argv: ['sh', '-c', `${up} >/dev/null 2>&1 || true`], cwd: workspace, silent: true };
}

function runTests(workspace: string, { endpoint }: BrokenEngine): Command {
  const options = {
    command: ['node', '--version'],
    dockerHost: endpoint,
    allowStagingFallback: true,
    staging: {
      allowedHosts: [STAGING_HOST],
      identity: { path: '/healthz', header: { name: 'x-env', value: 'staging' } },
      caFile: 'authority.pem',
      excludeTags: [],
    },
  };
  const argv = [
    'env',
    `TMPDIR=${join(workspace, 'tmp')}`,
    ...ours('fallback', workspace, JSON.stringify(options)),
  ];
  return {
    name: '**ours**, with a test on staging',
    argv: ['sh', '-c', 'mkdir -p tmp && "$@"', 'sh', ...argv],
    cwd: workspace,
    silent: true,
  };
}

function writeWorkspace(root: string, { port, authority }: StagingService): string {
  mkdirSync(join(root, 'api'), { recursive: true });
  const lines = ['APP_ENV=staging', 'USE_STAGING_SERVICES=true', 'DOCKER_BYPASS_MODE=true'];
  const files = {
    'authority.pem': authority,
    'api/compose.yaml': 'services:\n  cache:\n    image: redis:8-alpine\n',
    'api/.env.staging.tests': `${[...lines, `API_URL=https://${STAGING_HOST}:${String(port)}`].join('\n')}\n`,
  };
  for (const [path, content] of Object.entries(files)) writeFileSync(join(root, path), content);
  return root;
}
