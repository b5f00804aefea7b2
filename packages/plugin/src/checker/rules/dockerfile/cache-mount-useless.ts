import { startOfLine, type Edit } from '../../edit';
import type { Rule } from '../../rule';
import type { SimpleCommand } from '../../../formats/shell/read-commands';
import type { InstructionFlag, InstructionLine } from '../../subjects/instruction-line';
import { commandsOf } from '../../subjects/run-commands';

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
  *check({ instructions, escape, text }) {
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
          edits: editOptions(tool, run, commands, text),
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

function optionInAllCalls(tool: Tool, commands: readonly SimpleCommand[]): string | undefined {
  const calls = commands.map(({ words }) => words.map(({ text }) => text)).filter(tool.isCall);
  const options = calls.map((words) => words.find((word) => tool.switchedOff.test(word)));
  return options.every((option) => option !== undefined) ? options[0] : undefined;
}

/** Edits of each of the options where the cache is the machine's, as apk's is; that of a home depends on who calls the tool, and on variables. */
function editOptions(
  { isCall, switchedOff, instead }: Tool,
  run: InstructionLine,
  commands: readonly SimpleCommand[],
  text: string,
): Edit[] {
  if (instead === undefined) return [];
  const start = startOfLine(text, run.line);
  const options = commands
    .filter((command) => isCall(command.words.map((word) => word.text)))
    .flatMap((command) => command.words.filter((word) => switchedOff.test(word.text)));
  const isPlain = options.every(({ text: word, offset }) => run.raw.startsWith(word, offset));
  return isPlain
    ? options.map(({ text: word, offset }) => ({
        from: start + offset,
        to: start + offset + word.length,
        text: instead,
      }))
    : [];
}
