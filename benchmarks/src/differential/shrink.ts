/** Leaves out line after line as long as the rest still shows the problem, so that a reader sees its cause. */
export async function shrink(text: string, shows: (shorter: string) => Promise<boolean>): Promise<string> {
  const lines = text.split('\n');
  for (let at = 0; at < lines.length && lines.length > 1;) {
    const shorter = lines.filter((_, index) => index !== at).join('\n');
    if (await shows(shorter)) lines.splice(at, 1);
    else at++;
  }
  return lines.join('\n');
}
