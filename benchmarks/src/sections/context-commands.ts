import type { Programs } from '../go/programs';
import type { Command } from '../measuring/measure';
import { ours } from '../scripts';

/** The base: the engine client's own walk. */
export function engineWalk({ engineWalk: program }: Programs, root: string, ignoreFile: string): Command {
  return { name: 'fsutil (Go)', argv: [program, 'count', root, ignoreFile] };
}

/** Ours, which prints the same two numbers. */
export function ourContext(root: string, ignoreFile: string): Command {
  return { name: '**ours**', argv: ours('context', root, ignoreFile) };
}
