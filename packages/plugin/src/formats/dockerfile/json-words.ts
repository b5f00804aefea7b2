import type { Instruction } from 'dockerfile-ast';

/** The words of the form with brackets, as in `COPY ["a b", "c"]`; undefined for the form without. */
export function readJsonWords(instruction: Instruction): string[] | undefined {
  const withoutFlags = instruction.getRawArgumentsContent()?.replace(/^(?:\s*--\S+)*\s*/, '') ?? '';
  if (!withoutFlags.startsWith('[')) return undefined;
  try {
    const words: unknown = JSON.parse(withoutFlags);
    return Array.isArray(words) ? words.map(String) : undefined;
  } catch {
    return undefined;
  }
}
