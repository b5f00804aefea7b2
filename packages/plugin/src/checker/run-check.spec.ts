import type { BuildCheck } from '../formats/build-check/read-build-check';
import { RULES } from './registry';
import { runCheck } from './run-check';
import { viewInMemory } from './workspace-view';

const WARNING = {
  rule: 'JSONArgsRecommended',
  description: 'JSON arguments recommended',
  url: 'https://docs.example/json-args',
  detail: 'JSON arguments recommended for CMD',
};

/** The findings of some rules, where BuildKit has said this of the Dockerfile. */
function find(dockerfile: string, check?: BuildCheck): string[] {
  const view = {
    ...viewInMemory({ Dockerfile: dockerfile }),
    ...(check !== undefined && { buildChecks: new Map([['Dockerfile', check]]) }),
  };
  const rules = RULES.filter(({ id }) => /build-check|shell-form-command|unparsable/.test(id));
  return runCheck(view, rules).findings.map(({ line, rule }) => `${String(line)} ${rule}`);
}

const warnings = (...lines: number[]): BuildCheck => ({
  warnings: lines.map((line) => ({ ...WARNING, line })),
  refusal: undefined,
});
const refusal = (message: string, line: number): BuildCheck => ({ warnings: [], refusal: { message, line } });

it('leaves out what BuildKit says of a line of which a rule says the same', () => {
  const dockerfile = 'FROM scratch\nENTRYPOINT /x\nCMD ["a"]\n';
  expect(find(dockerfile, warnings(2, 3))).toEqual([
    '2 dockerfile/build-check',
    '3 dockerfile/shell-form-command',
  ]);
  expect(find('FROM scratch\nCOPPY a /a\n', refusal('unknown instruction: COPPY', 2))).toEqual([
    '2 dockerfile/unparsable',
  ]);
});

const SUPPRESSED = 'FROM scratch\n# nx-alpine-ignore dockerfile/build-check -- known\nCMD a\n';

it.each<[string, BuildCheck | undefined, string[]]>([
  ['nobody was asked', undefined, []],
  ['BuildKit did not come to its end', refusal('failed to resolve source metadata', 1), []],
  ['it silences something', warnings(3), []],
  ['BuildKit has nothing to say', warnings(), ['2 checker/useless-suppression']],
])('takes a comment about what BuildKit says for useless only where it is: %s', (_, check, expected) => {
  expect(find(SUPPRESSED, check)).toEqual(expected);
});

it('shows no secret that BuildKit quotes', () => {
  // In two parts, so that nobody takes it for a token that was given away.
  const token = ['ghp_', '9aB3dE5fG7hJ1kL2mN4pQ6rS8tV0wX2yZ5cD'].join('');
  const view = {
    ...viewInMemory({ Dockerfile: 'FROM scratch\n' }),
    buildChecks: new Map([['Dockerfile', refusal(`unknown instruction: ${token}`, 2)]]),
  };
  const [finding] = runCheck(view, RULES).findings;
  expect(finding?.rule).toBe('dockerfile/build-check');
  expect(JSON.stringify(finding)).not.toContain(token);
});
