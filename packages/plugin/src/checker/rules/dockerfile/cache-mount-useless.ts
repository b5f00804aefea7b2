import type { Rule } from '../../rule';
import type { SimpleCommand } from '../../../formats/shell/read-commands';
import { commandsOf } from '../../subjects/run-commands';

interface Tool {
  readonly name: string;
  /** Where the mount would have to be. */
  readonly folder: RegExp;
  readonly isCall: (words: readonly string[]) => boolean;
  readonly switchedOff: RegExp;
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
  *check({ instructions, escape }) {
    for (const run of instructions.filter(({ keyword }) => keyword === 'RUN')) {
      for (const { name, value, line, column } of run.flags) {
        const target = /\btype=cache\b/.test(value ?? '')
          ? /\b(?:target|dst|destination)=([^,\s]+)/.exec(value ?? '')?.[1]
          : undefined;
        if (name !== 'mount' || target === undefined) continue;
        const tool = TOOLS.find(({ folder }) => folder.test(target));
        const option = tool === undefined ? undefined : optionInAllCalls(tool, commandsOf(run, escape));
        if (tool === undefined || option === undefined) continue;
        yield {
          line,
          column,
          what: `${target} is mounted as a cache, but ${tool.name} is called with ${option}`,
          fix: `Leave out ${option}: what lies in a cache mount does not get into the image.`,
        };
      }
    }
  },
};

function optionInAllCalls(tool: Tool, commands: readonly SimpleCommand[]): string | undefined {
  const calls = commands.map(({ words }) => words.map(({ text }) => text)).filter(tool.isCall);
  const options = calls.map((words) => words.find((word) => tool.switchedOff.test(word)));
  return options.every((option) => option !== undefined) ? options[0] : undefined;
}
