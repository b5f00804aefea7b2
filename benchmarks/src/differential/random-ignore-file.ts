import type { Random } from '../random';
import { ODD_NAMES } from './odd-tree';

/** Makes an ignore file up, mostly of paths of the tree with wildcards in them, so that most lines match something. */
export function randomIgnoreFile(paths: readonly string[], random: Random): string {
  const lines = Array.from({ length: 1 + random.below(9) }, () => randomLine(paths, random));
  return `${random.chance(0.03) ? '\uFEFF' : ''}${lines.join(random.chance(0.05) ? '\r\n' : '\n')}\n`;
}

function randomLine(paths: readonly string[], random: Random): string {
  if (random.chance(0.03)) return random.pick(['', '   ', '# a', ' # a', '#', '.', '/', '!/', '!..', '..']);
  const sign = random.chance(0.4) ? random.pick(['!', '!', '!', '! ', ' !']) : '';
  return sign + decorate(randomPattern(paths, random), random) + random.pick(['', '', '', '', ' ', '\t']);
}

/** Slashes and dots that the engine cleans away. */
function decorate(pattern: string, random: Random): string {
  if (random.chance(0.8)) return pattern;
  const ways = [
    `/${pattern}`,
    `./${pattern}`,
    `${pattern}/`,
    `${pattern}/.`,
    `b/../${pattern}`,
    `../${pattern}`,
    pattern.replace('/', '//'),
  ];
  return random.pick(ways);
}

function randomPattern(paths: readonly string[], random: Random): string {
  if (random.chance(0.05)) return random.pick(WHOLE_PATTERNS);
  if (random.chance(0.01)) return random.pick(MALFORMED);
  const segments = random.chance(0.7)
    ? random.pick(paths).split('/')
    : Array.from({ length: 1 + random.below(3) }, () => random.pick(ODD_NAMES));
  const kept = segments.slice(0, 1 + random.below(segments.length));
  return kept.map((segment) => (random.chance(0.45) ? blur(segment, random) : segment)).join('/');
}

const WHOLE_PATTERNS = [
  ...['*', '**', '*/*', '**/*', '*/**', '**/**', '**/*.*', '*.py*', '**/.*', '?', '**/?', '***', '**/**/a'],
  ...['**/a/**', 'a/**/b', '**/*.py[co]', 'a]', '[\\]]', '[a]*', '[^a-z]*', '**/[!a]', '*\\*b', '**/\\!a'],
];

/** The engine refuses some of these at once, some when it compares them, and takes others. */
const MALFORMED = ['[', '[a', 'a[', '[]', '[]a]', '[a-]', '[-a]', '[z-a]', 'a\\', '\\', '**/[', '[^]', '[[]'];

/** Another way to write a name, most of which still match it. */
function blur(name: string, random: Random): string {
  const at = random.below(name.length);
  const [before, letter, after] = [name.slice(0, at), name.charAt(at), name.slice(at + 1)];
  return random.pick([
    ...['*', '*', '**', `${before}*`, `*${after}`, `${before}*${after}`, `${before}?${after}`],
    ...[`${before}[${letter}x]${after}`, `${before}[^${letter}]${after}`, `${before}[^x]${after}`],
    ...[`${before}[a-y]${after}`, `${before}\\${letter}${after}`, `${before}**`, `**${after}`],
    `${before}**${after}`,
  ]);
}
