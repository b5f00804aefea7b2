import { EngineError } from './engine-error';

/** What the command line asks for. */
export interface EngineRequest {
  readonly command: readonly [string, ...string[]];
  /** Do not look for an existing engine. */
  readonly alwaysPrivate: boolean;
}

const usage = 'usage: with-engine [--private] -- <command> [arguments...]';

/** Everything after the first `--` belongs to the command, untouched. */
export function parseArguments(argv: readonly string[]): EngineRequest {
  const end = argv.indexOf('--');
  const options = end < 0 ? argv : argv.slice(0, end);
  const [program, ...rest] = end < 0 ? [] : argv.slice(end + 1);
  const unknown = options.filter((option) => option !== '--private');
  const problems = [
    ...unknown.map((option) => `"${option}" is not an option of this tool; put "--" before the command`),
    ...(program ? [] : ['the command to run is missing; it comes after "--"']),
  ];
  if (!program || problems.length > 0) throw new EngineError([...problems, usage].join('\n'));
  return { command: [program, ...rest], alwaysPrivate: options.includes('--private') };
}
