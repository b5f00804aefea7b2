import { DockerfileParser } from 'dockerfile-ast';

/** The line, from 1, of the one instruction that an engine shows on a single line; undefined where none or several are it. */
export function findInstruction(dockerfile: string, shown: string): number | undefined {
  const wanted = essenceOf(shown);
  const found = DockerfileParser.parse(dockerfile)
    .getInstructions()
    .filter((instruction) => essenceOf(instruction.getTextContent()) === wanted);
  const [only] = found;
  return only === undefined || found.length > 1 ? undefined : only.getRange().start.line + 1;
}

/** What stays of an instruction however its lines are joined: no space, no comment, and of a here-document only its mark. */
function essenceOf(instruction: string): string {
  const [line = ''] = /^[^]*?<<-?["']?\w+["']?/.exec(instruction) ?? [instruction];
  const [keyword = '', ...words] = line
    .replaceAll(/^\s*#.*$/gm, '')
    .replaceAll(/\\[ \t]*$/gm, '')
    .trim()
    .split(/\s+/);
  return keyword.toUpperCase() + words.join('');
}
