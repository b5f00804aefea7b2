import { parseArgs } from 'node:util';
import { BenchmarkError } from './benchmark-error';

/** What can be asked for by name; nothing asked for is everything, in this order. */
export const SECTIONS = [
  'clean',
  'context',
  'digest',
  'matcher',
  'growth',
  'inference',
  'sync',
  'images',
  'services',
  'fallback',
  'validate',
  'checkers',
  'differential',
] as const;

/** One part of the benchmarks. */
export type Section = (typeof SECTIONS)[number];

/** What the command line asks for. */
export interface Request {
  readonly sections: readonly Section[];
  /** Undefined where each contest takes its own number. */
  readonly rounds: number | undefined;
  /** Sources of the monorepo; everything else grows and shrinks with them. */
  readonly files: number;
  /** Ignore files that the differential test makes up. */
  readonly lists: number;
  readonly seed: number;
  readonly keep: boolean;
  /** Trees on a file system in memory. */
  readonly memory: boolean;
}

/** Says what can be asked for. */
export const USAGE = `usage: npm run benchmark -- [section...] [options]
sections: ${SECTIONS.join(', ')}
  --rounds N   rounds of each comparison (otherwise 7, or 3 with a million files)
  --files N    sources in the monorepo (otherwise 50000); the largest tree has 20 times as many files
  --memory     trees on an ext4 file system in memory (needs root)
  --keep       leaves the trees
  --lists N    ignore files in the differential test (otherwise 1000)
  --seed N     of the differential test and of the order in the rounds (otherwise 1)`;

/** Reads the command line, and names everything that is wrong with it at once. */
export function parseCommandLine(argv: readonly string[]): Request {
  const { values, positionals, problems } = read(argv);
  const number = (name: 'rounds' | 'files' | 'lists' | 'seed', least: number): number | undefined => {
    const text = values[name];
    if (text === undefined) return undefined;
    if (/^\d+$/.test(text) && Number(text) >= least) return Number(text);
    problems.push(`--${name} takes a whole number from ${least}, not "${text}"`);
    return undefined;
  };
  const request = {
    sections: SECTIONS.filter((name) => positionals.length === 0 || positionals.includes(name)),
    rounds: number('rounds', 1),
    files: number('files', 1000) ?? 50_000,
    lists: number('lists', 1) ?? 1000,
    seed: number('seed', 0) ?? 1,
    keep: values.keep === true,
    memory: values.memory === true,
  };
  const unknown = positionals.filter((name) => !SECTIONS.some((section) => section === name));
  problems.push(...unknown.map((name) => `"${name}" is not a section`));
  if (problems.length > 0) throw new BenchmarkError([...problems, USAGE].join('\n'));
  return request;
}

function read(argv: readonly string[]) {
  try {
    return { ...parseArgs({ args: [...argv], options, allowPositionals: true }), problems: [] as string[] };
  } catch (error) {
    throw new BenchmarkError(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
  }
}

const options = {
  rounds: { type: 'string' },
  files: { type: 'string' },
  lists: { type: 'string' },
  seed: { type: 'string' },
  keep: { type: 'boolean' },
  memory: { type: 'boolean' },
} as const;
