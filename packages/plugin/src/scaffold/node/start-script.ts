/** What a script starts, taken apart. */
export interface StartScript {
  /** With the path in it. */
  readonly command: readonly string[];
  /** The file that it runs, as it is written. */
  readonly path: string;
  readonly watches: boolean;
}

/** Flags whose value stands in the next word. */
const WITH_VALUE = ['-r', '--require', '--import', '--loader', '--experimental-loader', '--conditions', '-C'];

/** Reads a script that runs one file; undefined for all others, such as those that start a server of a framework. */
export function readStartScript(
  script: string | undefined,
  dependencies: readonly string[],
): StartScript | undefined {
  if (script === undefined || /[;&|<>$`"'()]/.test(script)) return undefined;
  const words = script.trim().replace(/^(?:cross-env\s+)?(?:\w+=\S*\s+)*/, '');
  const [program = '', ...rest] = words.split(/\s+/);
  // What the command of NestJS runs once it has built.
  if (program === 'nest' && rest[0] === 'start' && !rest.includes('--watch'))
    return { command: ['node', 'dist/main.js'], path: 'dist/main.js', watches: false };
  const runtime = runtimeOf(program, dependencies);
  if (runtime === undefined) return undefined;
  const watches = rest.some((word) => word.startsWith('--watch'));
  const kept = rest.filter((word) => !/^--(?:watch|env-file)/.test(word) && word !== 'run');
  const path = kept.find(
    (word, index) => !word.startsWith('-') && !WITH_VALUE.includes(kept[index - 1] ?? ''),
  );
  return path === undefined ? undefined : { command: [...runtime, ...kept], path, watches };
}

/** A tool for development is not in the image, and cannot start anything there. */
function runtimeOf(program: string, dependencies: readonly string[]): readonly string[] | undefined {
  if (program === 'node' || program === 'bun') return [program];
  return program === 'tsx' && dependencies.includes('tsx') ? ['node', '--import', 'tsx'] : undefined;
}
