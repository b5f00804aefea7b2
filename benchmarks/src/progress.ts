/** Progress goes to stderr, so that stdout holds the tables and nothing else. */
export function say(line: string): void {
  process.stderr.write(`benchmark: ${line}\n`);
}
