/** Adds lines to the end of a text, with the line ends that it has; without lines it stays as it is. */
export function appendLines(text: string, lines: readonly string[]): string {
  if (lines.length === 0) return text;
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  const before = text === '' || text.endsWith('\n') ? text : `${text}${lineEnd}`;
  return `${before}${lines.join(lineEnd)}${lineEnd}`;
}
