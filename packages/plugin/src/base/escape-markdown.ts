/** Text of others in one line of Markdown, in which nothing of it is markup; in a table too. */
export function escapeMarkdown(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_{}[\]<>#|]/g, '\\$&');
}
