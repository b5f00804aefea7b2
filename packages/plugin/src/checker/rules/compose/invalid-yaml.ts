import type { Rule } from '../../rule';

/** Errors that every YAML parser of an engine has too; the `yaml` package is stricter in some others. */
const CERTAIN: ReadonlySet<string> = new Set([
  'DUPLICATE_KEY',
  'TAB_AS_INDENT',
  'MISSING_CHAR',
  'BLOCK_AS_IMPLICIT_KEY',
  'MULTILINE_IMPLICIT_KEY',
  'BAD_SCALAR_START',
  'BAD_ALIAS',
  'UNEXPECTED_TOKEN',
]);

/** The first place at which a compose file is no YAML; templates of other tools are not judged. */
export const invalidYaml: Rule<'compose'> = {
  id: 'compose/invalid-yaml',
  severity: 'error',
  title: 'A compose file is not valid YAML',
  why: 'The engine refuses the whole file.',
  fix: 'Mend the line; the parser stops there.',
  subject: 'compose',
  *check({ file, errors, text }) {
    const [first] = errors;
    if (first === undefined || !CERTAIN.has(first.code)) return;
    if (/\{\{|\{%|<%|\$\{\{|^<{7} |^>{7} /m.test(text)) return;
    yield {
      ...first.place,
      what: `YAML cannot be read here: ${withoutSource(first.message)}`,
      claim: { kind: 'compose-refused', file, cause: { kind: 'yaml' } },
      ...(first.code === 'TAB_AS_INDENT' && { fix: 'Indent with spaces; YAML takes no tabs.' }),
      ...(first.code === 'DUPLICATE_KEY' && { fix: 'Keep one of the keys of this name.' }),
    };
  },
};

/** The parser quotes a token of the file behind a colon, which may be a secret. */
function withoutSource(message: string): string {
  return message.replace(/((?:token in YAML (?:stream|document)|extra characters)): [^]*$/i, '$1');
}
