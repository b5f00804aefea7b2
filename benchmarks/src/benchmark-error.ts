/** A problem of the machine, of the call or of a compared command: its message is printed without a stack. */
export class BenchmarkError extends Error {
  override name = 'BenchmarkError';
}
