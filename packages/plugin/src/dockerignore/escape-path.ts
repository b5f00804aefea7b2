/** Writes a path so that an ignore file means it and nothing else, in every dialect. */
export function escapePath(path: string): string {
  return path.replace(/[*?[\]\\!#]/g, String.raw`\$&`);
}
