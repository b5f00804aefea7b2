/** Progress goes to stderr, so that stdout stays what the command printed. */
export function say(line: string): void {
  process.stderr.write(`engine: ${line}\n`);
}
