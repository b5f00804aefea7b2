/** A problem of the machine or of the call, not of this tool: its message is printed without a stack. */
export class EngineError extends Error {
  override name = 'EngineError';
}

/** The words of an unknown error, for a sentence that goes on with them. */
export function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
