import { readFileSync, readdirSync } from 'node:fs';
import { isAlive, type ProcessIdentity } from './process-identity';

/** All processes that a process has started, directly or not, as far as the system says: Linux does, in /proc. */
export function descendantsOf(pid: number): ProcessIdentity[] {
  const children = new Map<number, ProcessIdentity[]>();
  for (const { parent, ...identity } of listProcesses()) {
    const siblings = children.get(parent) ?? [];
    children.set(parent, [...siblings, identity]);
  }
  const found: ProcessIdentity[] = [];
  const queue = [pid];
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    const own = children.get(next) ?? [];
    found.push(...own);
    queue.push(...own.map((child) => child.pid));
  }
  return found;
}

/** Ends those of some processes that still live, at once. */
export function killAll(processes: readonly ProcessIdentity[]): void {
  for (const one of processes.filter(isAlive)) {
    try {
      process.kill(one.pid, 'SIGKILL');
    } catch {
      // It has ended by itself, or belongs to somebody else by now.
    }
  }
}

function listProcesses(): (ProcessIdentity & { readonly parent: number })[] {
  return readFolder('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      const fields = readStat(name);
      return fields === undefined
        ? []
        : [{ pid: Number(name), parent: Number(fields[1]), started: Number(fields[19]) }];
    });
}

function readFolder(path: string): string[] {
  try {
    return readdirSync(path);
  } catch {
    return [];
  }
}

/** The fields of `proc_pid_stat(5)` after the name, which may hold spaces; undefined where the process has ended. */
function readStat(pid: string): string[] | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return undefined;
  }
}
