import { WordReader, type ShellWord } from './word-reader';

/** One command with its arguments, as a shell would start it. */
export interface SimpleCommand {
  /** Without leading assignments. */
  readonly words: readonly ShellWord[];
  /** What stands before it: an operator, or nothing for the first. */
  readonly after: string;
}

const OPERATOR = /&&|\|\||;;|[;&|(){}\n]/y;
const ASSIGNMENT = /^\w+\+?=/;

/**
 * Takes a shell text apart into its commands; what is nested in `$(…)` stays within the word that it stands in.
 *
 * Words of a shell's own, such as `if`, are commands here, so that {@link isStraight} can see them.
 */
export function readCommands(text: string, from: number, escape: string): SimpleCommand[] {
  const reader = new WordReader(text, from, escape);
  const commands: SimpleCommand[] = [];
  let words: ShellWord[] = [];
  let after = '';
  const close = (operator: string): void => {
    const start = words.findIndex((word) => !ASSIGNMENT.test(word.text));
    if (start !== -1) commands.push({ words: words.slice(start), after });
    words = [];
    after = operator;
  };
  while (!reader.isAtEnd()) {
    reader.skipBlanks(words.length === 0);
    const operator = reader.take(OPERATOR);
    if (operator !== undefined) {
      if (operator === '\n') reader.skipHereDocuments();
      close(operator);
      continue;
    }
    const word = reader.readWord();
    if (word !== undefined) words.push(word);
  }
  close('');
  return commands;
}

const WAYS =
  /^(?:if|elif|else|case|for|while|until|select|function|!|\[\[?|test|command|which|type|hash|exit|return|true|false)$/;

/** Whether each command is sure to be reached as long as none fails: no branch, no loop, no alternative. */
export function isStraight(commands: readonly SimpleCommand[]): boolean {
  return commands.every(
    ({ words, after }) => !['||', '(', '{'].includes(after) && !WAYS.test(words[0]?.text ?? ''),
  );
}
