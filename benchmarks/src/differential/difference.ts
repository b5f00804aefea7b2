import type { Answer } from './answers';

/** What one side includes and the other does not, as lines for a reader; none when both answer alike. */
export function difference(engine: Answer, our: Answer): string[] {
  if (!engine || !our) {
    if (engine === our) return [];
    return [engine ? 'we refuse it, the engine does not' : 'the engine refuses it, we do not'];
  }
  const [theirs, own] = [new Set(engine), new Set(our)];
  return [
    ...engine.filter((path) => !own.has(path)).map((path) => `only the engine includes ${path}`),
    ...our.filter((path) => !theirs.has(path)).map((path) => `only we include ${path}`),
  ];
}
