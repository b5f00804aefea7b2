import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import type { RunningStack, StackResult, StackWish } from '../../../plugin/dist/test-fallback/stack/stack';
import type { ReleaseEnd } from '../../../plugin/dist/test-fallback/stack/release-stack';

/** A process that holds a stack as the executor does: it starts one, and lets go when it is told to. */
const PROGRAM = `
  const [folder, wish] = process.argv.slice(1);
  const load = (name) => require(folder + '/' + name + '.js');
  const say = (line) => process.stdout.write(JSON.stringify(line) + '\\n');
  const never = new AbortController().signal;
  (async () => {
    const checked = await load('check-compose').checkCompose(JSON.parse(wish), never);
    if (checked.kind !== 'checked') throw new Error(JSON.stringify(checked));
    const result = await load('start-stack').startStack(JSON.parse(wish), checked.compose, never, (news) => say({ news }));
    say({ result });
    process.stdin.once('data', async () => {
      say({ releasing: true });
      const released = await load('release-stack').releaseStack(result.stack, JSON.parse(wish), never);
      say({ released });
      process.exit(0);
    });
  })();
`;

/** Where the compiled modules are. */
export const STACK_MODULES = join(__dirname, '../../../plugin/dist/test-fallback/stack');

/** A line that such a process says. */
export interface HolderLine {
  readonly news?: { readonly kind: string; readonly states?: readonly { readonly state: string }[] };
  readonly result?: StackResult;
  readonly releasing?: boolean;
  readonly released?: ReleaseEnd;
}

/** Such a process, seen from outside. */
export class StackHolder {
  private readonly process: ChildProcessWithoutNullStreams;
  private readonly lines: HolderLine[] = [];
  private readonly waiting = new Set<() => void>();
  private hasEnded = false;
  private complaints = '';

  constructor(wish: StackWish) {
    const args = ['-e', PROGRAM, STACK_MODULES, JSON.stringify(wish)];
    this.process = spawn(process.execPath, args);
    this.process.stderr.setEncoding('utf8').on('data', (text: string) => (this.complaints += text));
    const reader = createInterface({ input: this.process.stdout });
    reader.on('line', (line) => {
      this.lines.push(JSON.parse(line) as HolderLine);
      this.wake();
    });
    reader.on('close', () => {
      this.hasEnded = true;
      this.wake();
    });
  }

  /** Waits for the first line of which this is true. */
  async until(isIt: (line: HolderLine) => boolean): Promise<HolderLine> {
    for (;;) {
      const line = this.lines.find(isIt);
      if (line !== undefined) return line;
      if (this.hasEnded) throw new Error(`it ended first: ${this.complaints}`);
      await new Promise<void>((resolve) => this.waiting.add(resolve));
    }
  }

  private wake(): void {
    for (const wake of this.waiting) wake();
    this.waiting.clear();
  }

  /** Waits until it holds a stack. */
  async running(): Promise<RunningStack> {
    const { result } = await this.until((line) => line.result !== undefined);
    if (result?.kind !== 'running') throw new Error(JSON.stringify(result));
    return result.stack;
  }

  /** Tells it to let go. */
  letGo(): void {
    this.process.stdin.write('now\n');
  }

  /** Lets go, and gives what became of the stack. */
  async release(): Promise<ReleaseEnd | undefined> {
    this.letGo();
    return (await this.until((line) => line.released !== undefined)).released;
  }

  /** Ends it as nobody can prepare for. */
  async kill(): Promise<void> {
    this.process.kill('SIGKILL');
    await once(this.process, 'close');
  }
}
