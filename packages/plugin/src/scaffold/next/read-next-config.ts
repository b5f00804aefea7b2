import { posix } from 'node:path';
import type { WorkspaceFiles } from '../workspace-files';

/** What a scaffold reads of a `next.config`, whose text it does not run. */
export interface NextConfig {
  /** From the workspace root; undefined where there is none. */
  readonly path: string | undefined;
  readonly isStandalone: boolean;
  /** Whether it is told where the workspace begins, and so keeps the folders of that in its output. */
  readonly hasTracingRoot: boolean;
  /** Where it puts what it makes, from the folder of the project. */
  readonly output: string;
}

const NAMES = ['next.config.ts', 'next.config.mjs', 'next.config.js', 'next.config.cjs'];

/** It is often set so only to silence a warning, and then the output begins at the project. */
const OWN_FOLDER =
  /\boutputFileTracingRoot\s*:\s*(?:__dirname|import\.meta\.dirname|process\.cwd\(\)|["'`]\.\/?["'`])\s*[,}\n]/;

/** Reads the settings of Next.js that decide over an image. */
export function readNextConfig(root: string, files: WorkspaceFiles): NextConfig {
  const path = NAMES.map((name) => posix.join(root, name)).find((file) => files.read(file) !== undefined);
  const text = withoutComments(path === undefined ? '' : (files.read(path) ?? ''));
  return {
    path,
    isStandalone: /\boutput\s*[:=]\s*["'`]standalone["'`]/.test(text),
    hasTracingRoot: /\boutputFileTracingRoot\b/.test(text) && !OWN_FOLDER.test(text),
    output: posix.normalize(/\bdistDir\s*:\s*["'`]([^"'`]+)["'`]/.exec(text)?.[1] ?? '.next'),
  };
}

function withoutComments(text: string): string {
  return text.replace(/(["'`])(?:\\.|(?!\1)[^\\])*\1|\/\*[\s\S]*?\*\/|\/\/.*$/gm, (part) =>
    part.startsWith('/') ? '' : part,
  );
}
