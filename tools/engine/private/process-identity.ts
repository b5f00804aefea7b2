import { readFileSync } from 'node:fs';

/** A process id with the time of its start, so that a reused id is not taken for the same process. */
export interface ProcessIdentity {
  readonly pid: number;
  readonly started: number;
}

/** The identity of a living process, or undefined when it has ended. */
export function identityOf(pid: number): ProcessIdentity | undefined {
  try {
    return { pid, started: startTime(readFileSync(`/proc/${pid}/stat`, 'latin1')) };
  } catch {
    return undefined;
  }
}

/** True as long as the very process lives that had this identity. */
export function isAlive({ pid, started }: ProcessIdentity): boolean {
  return identityOf(pid)?.started === started;
}

/** Field 22 of /proc/PID/stat (proc_pid_stat(5)); the second may hold spaces and parentheses, so count from its end. */
export function startTime(stat: string): number {
  return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]);
}
