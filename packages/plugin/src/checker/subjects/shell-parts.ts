import { fencedBlocks } from './fenced-blocks';
import type { TextSubject } from './text-subject';

/** A piece of a text that a shell reads, with its place in it. */
export interface ShellPart {
  readonly text: string;
  readonly offset: number;
}

/** What a shell reads in a script, in the steps of a workflow, or in the fenced blocks of a document that say so. */
export function shellParts({ file, text, kind }: TextSubject): ShellPart[] {
  if (/\.(?:sh|bash)$/.test(file)) return [{ text, offset: 0 }];
  const prefix = kind === 'document' ? PROMPT : STEP;
  const lines = kind === 'document' ? fencedLines(text) : wholeLines(text, 0);
  return lines.map((line) => {
    const skip = prefix.exec(line.text)?.[0].length ?? 0;
    return { text: line.text.slice(skip), offset: line.offset + skip };
  });
}

const PROMPT = /^\s*(?:[$%>]\s+)?/;
/** Before a command in YAML, and before a recipe of make. */
const STEP = /^\s*(?:-\s+)*(?:(?:run|script|before_script|after_script|command|cmd|sh|bash):\s+)?[@+-]*/;

/** Lines, each with those that it goes on in. */
function wholeLines(text: string, offset: number): ShellPart[] {
  return [...text.matchAll(/(?:[^\n]*\\[ \t]*\r?\n)*[^\n]*(?:\n|$)/g)].map((match) => ({
    text: match[0],
    offset: offset + match.index,
  }));
}

const SHELLS = /^(?:sh|bash|shell|zsh|console|shell-session|terminal)$/;

function fencedLines(text: string): ShellPart[] {
  return fencedBlocks(text)
    .filter(({ language }) => SHELLS.test(language))
    .flatMap(({ body, offset }) => wholeLines(body, offset));
}
