import { readFileSync } from 'node:fs';

/** A process, told apart from a later one with the same id where the system says when it started. */
export interface ProcessIdentity {
  readonly pid: number;
  /** Clock ticks since the machine started, `proc_pid_stat(5)`; null where the system does not tell. */
  readonly started: number | null;
}

/** This very process. */
export function ownIdentity(): ProcessIdentity {
  return identityOf(process.pid);
}

/** The process that has this id now. */
export function identityOf(pid: number): ProcessIdentity {
  return { pid, started: startOf(pid) };
}

/** Whether the very process lives that had this identity. */
export function isAlive({ pid, started }: ProcessIdentity): boolean {
  if (!isRunning(pid)) return false;
  return started === null || startOf(pid) === started;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it lives, and belongs to somebody else.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** A zombie has ended, though its id is not free. Field 3 is the state, field 22 the start; the second may hold spaces. */
function startOf(pid: number): number | null {
  try {
    const stat = readFileSync(`/proc/${String(pid)}/stat`, 'latin1');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? -1 : Number(fields[19]);
  } catch {
    return null;
  }
}
