import type { Dialect } from '../../dockerignore/dialect';
import type { LosingLine } from '../../dockerignore/content-loss';
import type { ContextProblem } from '../context-file';
import type { SentEntry } from './scan-folder';

const CONTROL = /\p{Cc}/u;
const PRIVATE_USE = /\p{Co}/u;

export function vanished(path: string): ContextProblem {
  return { path, kind: 'vanished', message: 'it vanished while the context was read' };
}

export function unreadableFolder(path: string, code: string): ContextProblem {
  return {
    path,
    kind: 'unreadable-folder',
    message: `the folder cannot be read (${code}), and so an engine could not read it either`,
  };
}

/** BuildKit's clients pass over the failure (asked of Docker 26.1 and of the client of 20.10); all others stop at it. */
export function unreadableFile(path: string, code: string, dialect: Dialect): ContextProblem {
  const fate =
    dialect === 'buildah'
      ? 'so a build that copies it fails'
      : 'and so Docker sends it with nothing in it, unless the engine has its content from an earlier build; without BuildKit the build fails';
  return { path, kind: 'unreadable-file', message: `this user cannot read the file (${code}), ${fate}` };
}

export function withoutContent(path: string, { line, at }: LosingLine): ContextProblem {
  return {
    path,
    kind: 'without-content',
    message:
      `Docker sends it with nothing in it, unless the engine has its content from an earlier build: when the client opens ` +
      `the file it asks all lines once more, and line ` +
      `${String(line.line)} "${line.text}" excludes ${at}; move that line before the one with "!" that brings the file back`,
  };
}

export function specialFile(path: string, kind: 'socket' | 'pipe' | 'device'): ContextProblem {
  const fate = kind === 'socket' ? 'arrives as an empty file' : 'arrives as it is';
  return { path, kind: 'special-file', message: `it is a ${kind}, which ${fate}; no image needs it` };
}

/** Names that engines pass on, but that many programs cannot bear. */
export function describeOddName({ path, system }: SentEntry): ContextProblem | undefined {
  const oddity = findOddity(path, typeof system !== 'string');
  return oddity === undefined ? undefined : { path, kind: 'odd-name', message: `its path ${oddity}` };
}

function findOddity(path: string, isInvalid: boolean): string | undefined {
  if (isInvalid) return 'is no valid UTF-8';
  if (CONTROL.test(path)) return 'holds a control character';
  return PRIVATE_USE.test(path)
    ? 'holds a private-use character, as names that Windows cannot write get on their way'
    : undefined;
}
