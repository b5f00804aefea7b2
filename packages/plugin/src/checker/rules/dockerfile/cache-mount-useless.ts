import { startOfLine, type Edit } from '../../edit';
import type { Rule } from '../../rule';
import type { SimpleCommand } from '../../../formats/shell/read-commands';
import type { ShellWord } from '../../../formats/shell/word-reader';
import type { InstructionFlag, InstructionLine } from '../../subjects/instruction-line';
import { startsAsRoot } from '../../subjects/root-images';
import { commandsOf } from '../../subjects/run-commands';
import type { StageView } from '../../subjects/stage-view';

interface Tool {
  readonly name: string;
  /** Where the mount would have to be. */
  readonly folder: RegExp;
  readonly isCall: (words: readonly string[]) => boolean;
  readonly switchedOff: RegExp;
  /** What has to stand there instead, where leaving it out is not enough. */
  readonly instead?: string;
}

/** The cache in the home of whoever builds: of root, or of a user below `/home`. */
function cacheInHome(tool: string): RegExp {
  return new RegExp(`^(?:~|/[^/]+|/home/[^/]+)/\\.cache(?:/${tool})?/?$`);
}

const TOOLS: readonly Tool[] = [
  {
    name: 'pip',
    folder: cacheInHome('pip'),
    isCall: (words) => /^pip[\d.]*$|^python[\d.]*$/.test(words[0] ?? '') && words.includes('install'),
    switchedOff: /^--no-cache-dir$/,
  },
  {
    name: 'apk',
    folder: /^\/(?:var\/cache|etc)\/apk(?:\/cache)?\/?$/,
    isCall: (words) => words[0] === 'apk' && words.includes('add'),
    switchedOff: /^--no-cache$/,
    // Without either, apk looks only into the index that it has, and a fresh mount has none.
    instead: '--update-cache',
  },
  {
    name: 'uv',
    folder: cacheInHome('uv'),
    isCall: (words) => words[0] === 'uv' && words.some((word) => /^(?:sync|install)$/.test(word)),
    switchedOff: /^(?:--no-cache|-n|--no-cache-dir)$/,
  },
];

/** A cache mount for a tool that the same step tells, in each of its calls, to keep no cache. */
export const cacheMountUseless: Rule<'dockerfile'> = {
  id: 'dockerfile/cache-mount-useless',
  severity: 'warning',
  title: 'A cache mount is of no use, because the tool is told to keep no cache',
  why: 'Everything is fetched again in each build.',
  fix: 'Leave out the option: what lies in a cache mount does not get into the image.',
  subject: 'dockerfile',
  *check({ instructions, stages, escape, text }) {
    const isCertain = !instructions.some(movesCache);
    for (const run of instructions.filter(({ keyword }) => keyword === 'RUN')) {
      const commands = commandsOf(run, escape);
      for (const flag of run.flags) {
        const target = cacheTarget(flag);
        const tool = TOOLS.find(({ folder }) => target !== undefined && folder.test(target));
        const option = tool && optionInAllCalls(tool, commands);
        if (target === undefined || tool === undefined || option === undefined) continue;
        yield {
          line: flag.line,
          column: flag.column,
          what: `${target} is mounted as a cache, but ${tool.name} is called with ${option}`,
          fix: `${advise(tool, option)}: what lies in a cache mount does not get into the image.`,
          edits:
            isCertain && isOwnCache(tool, target, stageOf(run, stages))
              ? editOptions(tool, run, commands, text)
              : [],
        };
      }
    }
  },
};

function cacheTarget({ name, value = '' }: InstructionFlag): string | undefined {
  if (name !== 'mount' || !/\btype=cache\b/.test(value)) return undefined;
  return /\b(?:target|dst|destination)=([^,\s]+)/.exec(value)?.[1];
}

function advise({ instead }: Tool, option: string): string {
  return instead === undefined ? `Leave out ${option}` : `Write ${instead} instead of ${option}`;
}

/** Whether the tool would write there for certain: apk writes nowhere else, and others into the home of who calls them. */
function isOwnCache({ name }: Tool, target: string, stage: StageView | undefined): boolean {
  if (name === 'apk') return true;
  const isRoot = stage?.image !== undefined && !stage.isVariable && startsAsRoot(stage.image);
  return isRoot && target.startsWith('/root/');
}

function stageOf({ line }: InstructionLine, stages: readonly StageView[]): StageView | undefined {
  return stages.findLast(({ stage }) => stage.line < line);
}

/** Assignments in front of a command, and those that lead caches elsewhere; either may change where the tool writes. */
function isAssigned({ words }: SimpleCommand, { raw }: InstructionLine): boolean {
  const before = raw.slice(0, words[0]?.offset ?? 0);
  return /(?<=\s)\w+\+?=(?:"[^"]*"|'[^']*'|\S*)\s+$/.test(before) || /\b\w*(?:CACHE|HOME)\w*\+?=/.test(raw);
}

function optionInAllCalls(tool: Tool, commands: readonly SimpleCommand[]): string | undefined {
  const calls = commands.map(({ words }) => words.map(({ text }) => text)).filter(tool.isCall);
  const options = calls.map((words) => words.find((word) => tool.switchedOff.test(word)));
  return options.every((option) => option !== undefined) ? options[0] : undefined;
}

/** Another user has another home, and variables may lead the cache elsewhere; then it may get into the image. */
function movesCache({ keyword, raw }: InstructionLine): boolean {
  return keyword === 'USER' || (/^(?:ENV|ARG)$/.test(keyword) && /CACHE|HOME/.test(raw));
}

/** Edits of each of the options, as far as they are written plainly. */
function editOptions(
  { isCall, switchedOff, instead }: Tool,
  run: InstructionLine,
  commands: readonly SimpleCommand[],
  text: string,
): Edit[] {
  const calls = commands.filter((command) => isCall(command.words.map((word) => word.text)));
  if (calls.some((call) => isAssigned(call, run))) return [];
  const edits = calls
    .flatMap((command) => command.words.filter((word) => switchedOff.test(word.text)))
    .map((word) => editOption(word, run.raw, startOfLine(text, run.line), instead));
  return edits.every((edit) => edit !== undefined) ? edits : [];
}

function editOption(
  { text: word, offset }: ShellWord,
  raw: string,
  start: number,
  instead: string | undefined,
): Edit | undefined {
  const end = offset + word.length;
  if (raw.slice(offset, end) !== word) return undefined;
  if (instead !== undefined) return { from: start + offset, to: start + end, text: instead };
  const before = raw.slice(raw.lastIndexOf('\n', offset - 1) + 1, offset);
  const behind = raw.slice(end, raw.indexOf('\n', end) + 1);
  if (/\S[ \t]+$/.test(before)) {
    return { from: start + offset - (before.length - before.trimEnd().length), to: start + end, text: '' };
  }
  // A line with nothing on it would join the next instruction, so it goes with the option, or both stay.
  return /^[ \t]*\\[ \t]*\r?\n$/.test(behind)
    ? { from: start + offset - before.length, to: start + end + behind.length, text: '' }
    : undefined;
}
