/** What a script starts, taken apart. */
export interface StartScript {
  /** With the path in it. */
  readonly command: readonly string[];
  /** The file that it runs, as it is written. */
  readonly path: string;
  /** Whether a tool for development starts it, which does more than to watch. */
  readonly isDevelopment: boolean;
}

/** Flags whose value stands in the next word. */
const WITH_VALUE = ['-r', '--require', '--import', '--loader', '--experimental-loader', '--conditions', '-C'];

/** Flags for development, with their values: an image has no `.env`, and nothing in it changes. */
const DROPPED =
  /^--(?:watch|watch-path|watch-preserve-output|hot|clear-screen|include|exclude|ignore|env-file|env-file-if-exists)(?:=|$)/;
const DROPPED_WITH_VALUE = [
  '--watch-path',
  '--include',
  '--exclude',
  '--ignore',
  '--env-file',
  '--env-file-if-exists',
];

/** The command of a runtime that may stand before the file. */
const COMMANDS: Readonly<Record<string, string>> = { bun: 'run', tsx: 'watch' };

/** Reads a script that runs one file; undefined for all others, such as those that start a server of a framework. */
export function readStartScript(
  script: string | undefined,
  dependencies: readonly string[],
): StartScript | undefined {
  if (script === undefined || /[;&|<>$`"'()]/.test(script)) return undefined;
  const [program = '', ...rest] = script
    .trim()
    .replace(/^(?:cross-env\s+)?(?:\w+=\S*\s+)*/, '')
    .split(/\s+/);
  // What the command of NestJS runs once it has built.
  if (program === 'nest' && rest[0] === 'start' && !rest.includes('--watch'))
    return { command: ['node', 'dist/main.js'], path: 'dist/main.js', isDevelopment: false };
  if (program === 'nodemon') return watchedByNodemon(rest);
  const runtime = runtimeOf(program, dependencies);
  if (runtime === undefined) return undefined;
  const words = withoutDropped(rest);
  const kept = words[0] === COMMANDS[program] ? words.slice(1) : words;
  const path = kept.find(
    (word, index) => !word.startsWith('-') && !WITH_VALUE.includes(kept[index - 1] ?? ''),
  );
  return path === undefined ? undefined : { command: [...runtime, ...kept], path, isDevelopment: false };
}

/** What nodemon watches can start without it, as long as it is told nothing else: its flags may name another program. */
function watchedByNodemon(words: readonly string[]): StartScript | undefined {
  const [path = '', ...passed] = words;
  if (path.startsWith('-') || !/\.[cm]?js$/.test(path)) return undefined;
  return { command: ['node', path, ...passed], path, isDevelopment: true };
}

function withoutDropped(words: readonly string[]): string[] {
  return words.filter(
    (word, index) => !DROPPED.test(word) && !DROPPED_WITH_VALUE.includes(words[index - 1] ?? ''),
  );
}

/** A tool for development is not in the image, and cannot start anything there. */
function runtimeOf(program: string, dependencies: readonly string[]): readonly string[] | undefined {
  if (program === 'node' || program === 'bun') return [program];
  return program === 'tsx' && dependencies.includes('tsx') ? ['node', '--import', 'tsx'] : undefined;
}
