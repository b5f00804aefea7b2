import { execa } from 'execa';
import { availableParallelism } from 'node:os';
import type { Meter } from '../measuring/measure';
import { ours } from '../scripts';

/** The included paths, sorted; undefined where the ignore file is refused. */
export type Answer = readonly string[] | undefined;

const AT_ONCE = 250;

/** What the engine's client makes of each ignore file. One process reads many. */
export async function engineAnswers(
  program: string,
  root: string,
  ignoreFiles: readonly string[],
  { signal }: Meter,
): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (let at = 0; at < ignoreFiles.length; at += AT_ONCE) {
    const argv = ['list', root, ...ignoreFiles.slice(at, at + AT_ONCE)];
    const { stdout } = await execa(program, argv, {
      cancelSignal: signal,
      timeout: 300_000,
      maxBuffer: 2 ** 28,
    });
    for (const line of stdout.split('\n')) answers.push(readAnswer(line));
  }
  return answers;
}

function readAnswer(line: string): Answer {
  const { paths, error } = JSON.parse(line) as { paths: string[]; error?: string };
  return error === undefined ? paths.sort() : undefined;
}

/** What we make of each ignore file, one process for each, as many at once as there are cores. */
export async function ourAnswers(
  root: string,
  ignoreFiles: readonly string[],
  { signal }: Meter,
): Promise<Answer[]> {
  const answers: Answer[] = [];
  const waiting = [...ignoreFiles.entries()];
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [index, file] = next;
      answers[index] = await ourAnswer(root, file, signal);
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  return answers;
}

async function ourAnswer(root: string, file: string, signal: AbortSignal): Promise<Answer> {
  const [node = '', ...argv] = ours('list', root, file);
  const result = await execa(node, argv, { cancelSignal: signal, timeout: 60_000, reject: false });
  signal.throwIfAborted();
  if (result.timedOut) throw new Error(`our list did not end within 60 s for ${file}`);
  return result.exitCode === 0 ? result.stdout.split('\n').filter(Boolean).sort() : undefined;
}
