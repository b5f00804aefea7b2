/** Variables of an env file that belong together. */
export interface Section {
  /** Lines without #. */
  readonly comment: readonly string[];
  readonly variables: readonly (readonly [key: string, value: string])[];
}

/** An env file: what it is, then its sections. */
export function envFileText(head: readonly string[], sections: readonly Section[]): string {
  const parts = sections
    .filter(({ variables }) => variables.length > 0)
    .map(({ comment, variables }) => [
      ...comment.map(asComment),
      ...variables.map(([key, value]) => `${key}=${value}`),
    ]);
  return `${[head.map(asComment), ...parts].map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function asComment(line: string): string {
  return `# ${line}`;
}
