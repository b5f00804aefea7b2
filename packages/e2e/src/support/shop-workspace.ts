import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { repositoryRoot, type Workspace } from './workspace';

/** What a package manager has in the workspace `shop` beside what all have, and so in the image. */
interface Shop {
  readonly lockFile: string;
  readonly others: readonly string[];
  /** Settings that the image must not have. */
  readonly mounted?: readonly string[];
  /** Whether the service is what its own script `build` makes, or its sources. */
  readonly isBuilt: boolean;
}

/**
 * The managers for whom there is a folder in `fixtures/shop`. In each of these workspaces a service asks for one library that
 * runs as it is, one that is built first, and another version of a package than the first; a fourth member is not its business.
 * All have an `.npmrc`, which is none of the image's.
 */
const SHOPS: Readonly<Record<string, Shop>> = {
  npm: { lockFile: 'package-lock.json', others: [], isBuilt: true },
  pnpm: { lockFile: 'pnpm-lock.yaml', others: ['pnpm-workspace.yaml'], isBuilt: false },
  yarn: { lockFile: 'yarn.lock', others: [], isBuilt: false },
  'yarn-4': {
    lockFile: 'yarn.lock',
    others: ['.yarn/install-state.gz'],
    mounted: ['.yarnrc.yml'],
    isBuilt: false,
  },
  bun: { lockFile: 'bun.lock', others: [], isBuilt: true },
};

/** The managers, and what the image of the service holds beside packages, from `/app`. */
export const SHOP_FILES: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  Object.entries(SHOPS).map(([manager, { lockFile, others, isBuilt }]) => [
    manager,
    [
      ...['package.json', lockFile, ...others, 'shop/api/package.json'],
      isBuilt ? 'shop/api/dist/main.js' : 'shop/api/src/main.js',
      ...['shop/money/package.json', 'shop/money/src/index.js'],
      ...['shop/text/package.json', 'shop/text/dist/index.js'],
    ].sort(),
  ]),
);

/** Makes the workspace of each manager in turn, and in it the image `shop-<manager>` of the service by the generator. */
export async function buildShops(workspace: Workspace): Promise<void> {
  // It would ask for the programs of the managers, and for node_modules that they made.
  const nxJson = workspace.readJson('nx.json') as object;
  await workspace.write({
    'nx.json': JSON.stringify({ ...nxJson, pluginsConfig: { '@nx/js': { analyzeLockfile: false } } }),
  });
  for (const manager of Object.keys(SHOPS)) {
    await layShop(workspace.root, manager);
    await run(workspace, ['g', 'nx-alpine:dockerfile', '@shop/api', '--no-interactive', '--force']);
    await run(workspace, ['run', '@shop/api:alpine-build', `--tags=shop-${manager}:latest`]);
  }
}

async function layShop(root: string, manager: string): Promise<void> {
  for (const { lockFile, others, mounted = [] } of Object.values(SHOPS))
    for (const name of [lockFile, ...others, ...mounted]) await rm(join(root, name), { force: true });
  for (const part of ['all', manager])
    await cp(join(repositoryRoot, 'packages/e2e/fixtures/shop', part), root, { recursive: true });
}

async function run(workspace: Workspace, args: readonly string[]): Promise<void> {
  const { status, output } = await workspace.nx(args);
  if (status !== 0) throw new Error(output);
}
