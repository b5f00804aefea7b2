import { isSecretName } from '../../../test-fallback/staging/child-environment';
import { maskText } from '../../../test-fallback/staging/masked-output';

const MASK = '***';

/** A command line as people and the record may see it: without known secrets, passwords in URLs, and what is called one. */
export function shownCommand(words: readonly string[], secrets: readonly string[]): readonly string[] {
  return words.map((word) => {
    const [, name, value] = /^(?:--?)?([A-Za-z][\w.-]*)=(.+)$/s.exec(word) ?? [];
    if (name !== undefined && value !== undefined && isSecretName(name.replace(/[-.]/g, '_'))) {
      return word.slice(0, -value.length) + MASK;
    }
    return maskText(word, secrets).replace(/(:\/\/[^/\s:@]*:)[^/\s@]+@/g, `$1${MASK}@`);
  });
}
