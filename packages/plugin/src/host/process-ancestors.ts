import { readFileSync } from 'node:fs';
import { runCommand } from './command-runner';

/** A process that this one descends from. */
export interface Ancestor {
  readonly pid: number;
  /** The program with its arguments, as far as the system tells them apart. */
  readonly command: readonly string[];
}

/** Nobody is nested deeper. */
const DEPTH = 40;
/** Milliseconds that `ps` may take. */
const DEADLINE = 2_000;

/** The processes above this one, nearest first, as far as the system tells; Windows tells only of the parent, and not what it is. */
export async function findAncestors(): Promise<readonly Ancestor[]> {
  const lookUp = process.platform === 'linux' ? lookInProc : await lookInTable();
  const ancestors: Ancestor[] = [];
  let pid = process.ppid;
  while (pid > 0 && ancestors.length < DEPTH) {
    const { parent, command } = lookUp(pid) ?? { parent: 0, command: [] };
    ancestors.push({ pid, command });
    pid = parent;
  }
  return ancestors;
}

interface Row {
  readonly parent: number;
  readonly command: readonly string[];
}

type LookUp = (pid: number) => Row | undefined;

const lookInProc: LookUp = (pid) => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    // `proc_pid_stat(5)`: the second field is in brackets and may hold spaces; the fourth is the parent.
    const [, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').slice(0, -1);
    return { parent: Number(parent), command };
  } catch {
    return undefined;
  }
};

async function lookInTable(): Promise<LookUp> {
  if (process.platform === 'win32') return () => undefined;
  const options = { deadline: DEADLINE, patience: 0 };
  const answer = await runCommand(['ps', '-A', '-o', 'pid=,ppid=,command='], options);
  const rows = new Map<number, Row>();
  for (const line of answer.kind === 'exited' ? answer.stdout.split('\n') : []) {
    const [, pid, parent, command = ''] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
    if (pid !== undefined) rows.set(Number(pid), { parent: Number(parent), command: command.split(' ') });
  }
  return (pid) => rows.get(pid);
}
