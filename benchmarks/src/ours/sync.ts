import { getProjects } from '@nx/devkit';
import { createRequire } from 'node:module';
import { flushChanges, FsTree } from 'nx/src/generators/tree';
import type sync from '../../../packages/plugin/dist/generators/sync/generator';
import type { SyncAnswer } from '../sync/sync-answer';

/**
 * `sync <root> [write]`: runs the sync generator on a workspace as Nx does, on a tree of its files, and prints an answer as JSON. The
 * graph is made of the projects' own files. Nothing is written unless it is asked for.
 */
async function main([root = '', write]: readonly string[]): Promise<void> {
  // Otherwise Nx has its daemon look for files.
  process.env['NX_DAEMON'] = 'false';
  const start = performance.now();
  const generator = load();
  const loaded = performance.now();
  getProjects(new FsTree(root, false));
  const read = performance.now();
  const tree = new FsTree(root, false);
  const { outOfSyncDetails = [] } = await generator(tree);
  const end = performance.now();
  const changes = tree.listChanges();
  if (write === 'write') flushChanges(root, changes);
  const answer: SyncAnswer = {
    loadMs: loaded - start,
    projectsMs: read - loaded,
    syncMs: end - read,
    lines: outOfSyncDetails.length,
    changedFiles: changes.length,
  };
  console.log(JSON.stringify(answer));
}

type Generator = typeof sync;

function load(): Generator {
  const file = '../../../packages/plugin/dist/generators/sync/generator.js';
  return (createRequire(__filename)(file) as { default: Generator }).default;
}

void main(process.argv.slice(2));
