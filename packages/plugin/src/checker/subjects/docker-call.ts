import type { SimpleCommand } from '../../formats/shell/read-commands';
import type { ShellWord } from '../../formats/shell/word-reader';
import {
  BUILDX_FLAGS,
  BUILD_FLAGS,
  COMPOSE_COMMANDS,
  COMPOSE_FLAGS,
  DOCKER_FLAGS,
  type CommandFlags,
} from './docker-flags';

/** A flag that the client does not have. */
export interface UnknownFlag {
  /** As the client names it. */
  readonly flag: string;
  /** For example `docker compose up`. */
  readonly command: string;
  /** Whether `docker compose` has it, before the name of the command. */
  readonly isOfCompose: boolean;
  /** Of the word that it stands in. */
  readonly offset: number;
}

/** The flags of a call of `docker build` or `docker compose` that these do not have. */
export function unknownFlags({ words }: SimpleCommand): UnknownFlag[] {
  const start = skipStarters(words);
  if (!isWord(words[start], 'docker')) return [];
  const globals = scan(words, start + 1, DOCKER_FLAGS);
  const first = words[globals.argument]?.text ?? '';
  if (globals.unknown.length > 0) return [];
  if (first === 'compose') return inCompose(words, globals.argument + 1);
  const at = findBuild(words, globals.argument);
  if (at === undefined) return [];
  const command = ['docker', ...words.slice(globals.argument, at).map(({ text }) => text)].join(' ');
  return told(scan(words, at, BUILD_FLAGS), command);
}

const STARTERS = new Set([
  'sudo',
  'time',
  'exec',
  'command',
  'nohup',
  'env',
  'then',
  'do',
  'else',
  '!',
  'if',
  'while',
]);

function skipStarters(words: readonly ShellWord[]): number {
  const start = words.findIndex(({ text }) => !STARTERS.has(text) && !/^-[A-Za-z]$|^\w+=/.test(text));
  return start === -1 ? words.length : start;
}

function isWord(word: ShellWord | undefined, text: string): boolean {
  return word?.text === text && !word.hasVariable;
}

/** Where the arguments of a build begin. */
function findBuild(words: readonly ShellWord[], at: number): number | undefined {
  const first = words[at]?.text ?? '';
  if (first === 'build') return at + 1;
  if (first === 'image' || first === 'builder') return isWord(words[at + 1], 'build') ? at + 2 : undefined;
  if (first !== 'buildx') return undefined;
  const { argument, unknown } = scan(words, at + 1, BUILDX_FLAGS);
  if (unknown.length > 0) return undefined;
  return isWord(words[argument], 'build') ? argument + 1 : undefined;
}

function inCompose(words: readonly ShellWord[], at: number): UnknownFlag[] {
  const own = scan(words, at, COMPOSE_FLAGS);
  if (own.unknown.length > 0) return told(own, 'docker compose');
  const name = words[own.argument]?.text ?? '';
  const flags = COMPOSE_COMMANDS.get(name);
  return flags === undefined ? [] : told(scan(words, own.argument + 1, flags), `docker compose ${name}`);
}

interface Scan {
  readonly unknown: readonly { readonly flag: string; readonly offset: number }[];
  /** Index of the first word that is no flag; the number of words where there is none, or nobody can tell. */
  readonly argument: number;
}

const BEFORE_COMMAND =
  /^(?:-[fp]|--(?:file|project-name|project-directory|profile|env-file|ansi|progress|parallel|compatibility))$/;

function told({ unknown }: Scan, command: string): UnknownFlag[] {
  const isOfCompose = (flag: string): boolean => {
    return command.startsWith('docker compose ') && BEFORE_COMMAND.test(flag);
  };
  return unknown.map(({ flag, offset }) => ({ flag, command, isOfCompose: isOfCompose(flag), offset }));
}

/** Goes through words as the client does. After a flag that it does not have, nobody can tell what is a value. */
function scan(words: readonly ShellWord[], from: number, flags: CommandFlags): Scan {
  let argument = words.length;
  for (let at = from; at < words.length; at += 1) {
    const { text, offset } = words[at] ?? { text: '', offset: 0 };
    if (text === '--') break;
    if (!text.startsWith('-') || text === '-') {
      argument = Math.min(argument, at);
      if (flags.endsAtArgument) break;
      continue;
    }
    const read = readFlag(text, flags);
    if (read.kind === 'unknown') return { unknown: [{ flag: read.flag, offset }], argument: words.length };
    if (read.kind === 'takes-next') at += 1;
  }
  return { unknown: [], argument };
}

type Read = { readonly kind: 'known' | 'takes-next' } | { readonly kind: 'unknown'; readonly flag: string };

function readFlag(text: string, { switches, valued }: CommandFlags): Read {
  const [, name, value] = /^--([a-z][a-z0-9-]*)(=.*)?$/is.exec(text) ?? [];
  if (name !== undefined) {
    if (valued.has(name)) return { kind: value === undefined ? 'takes-next' : 'known' };
    return switches.has(name) ? { kind: 'known' } : { kind: 'unknown', flag: `--${name}` };
  }
  const [, letters = ''] = /^-([a-z]+)/i.exec(text) ?? [];
  for (let index = 0; index < letters.length; index += 1) {
    const letter = letters.charAt(index);
    if (valued.has(letter)) return { kind: text.length === index + 2 ? 'takes-next' : 'known' };
    if (!switches.has(letter)) return { kind: 'unknown', flag: `-${letter}` };
  }
  return { kind: 'known' };
}
