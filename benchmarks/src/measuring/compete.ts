import { say } from '../progress';
import type { Random } from '../random';
import { measure, type Command, type Meter, type Run } from './measure';

/** Commands that do the same, run in turns. */
export interface Contest {
  readonly title: string;
  /** The first one is the base that the others are compared with. */
  readonly commands: readonly Command[];
  readonly rounds: number;
  /** Lays the ground before each run. */
  readonly prepare?: () => Promise<void>;
  /** Throws when a run did not do its job. */
  readonly check?: (command: Command, run: Run) => void;
}

/** The runs of one command, in the order of the rounds. */
export interface Standing {
  readonly command: Command;
  readonly runs: readonly Run[];
}

/** Each round runs each command once, in another order, so that a slow minute hits all alike. */
export async function compete(contest: Contest, meter: Meter, random: Random): Promise<Standing[]> {
  const { title, commands, rounds, prepare, check } = contest;
  const runs = new Map<Command, Run[]>(commands.map((command) => [command, []]));
  for (let round = 1; round <= rounds; round++) {
    say(`${title}: round ${round} of ${rounds}`);
    for (const command of random.shuffled(commands)) {
      await prepare?.();
      const run = await measure(command, meter);
      check?.(command, run);
      runs.get(command)?.push(run);
    }
  }
  return Array.from(runs, ([command, own]) => ({ command, runs: own }));
}
