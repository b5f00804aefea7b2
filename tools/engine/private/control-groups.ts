import { existsSync, readdirSync, rmdirSync } from 'node:fs';
import { join } from 'node:path';
import type { RunDirectory } from './run-directory';

const mounted = '/sys/fs/cgroup';

/** The control group below which a run's containers are put. */
export function controlGroupOf({ id }: RunDirectory): string {
  return `/nxa-${id}`;
}

/** Removes the emptied groups from the unified hierarchy and from each one of version 1. */
export function removeControlGroups(run: RunDirectory): void {
  if (!existsSync(mounted)) return;
  for (const hierarchy of [mounted, ...foldersIn(mounted)]) removeGroup(join(hierarchy, controlGroupOf(run)));
}

/** Their files cannot be deleted and need not be: a group goes with rmdir once it has no groups below it. */
function removeGroup(group: string): void {
  if (!existsSync(group)) return;
  foldersIn(group).forEach(removeGroup);
  rmdirSync(group);
}

function foldersIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(folder, entry.name));
}
