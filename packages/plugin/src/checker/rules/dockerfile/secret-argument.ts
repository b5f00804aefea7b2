import { findSecretShape } from '../../../base/secret-shape';
import type { Rule } from '../../rule';
import { placeOfWord, type InstructionLine } from '../../subjects/instruction-line';
import type { StageView } from '../../subjects/stage-view';

const SECRET_NAME =
  /(?:^|_)(?:PASSWORD|PASSWD|SECRET|TOKEN|API_?KEY|PRIVATE_KEY|SECRET_KEY|ACCESS_KEY|AUTH_KEY|CREDENTIALS)$/i;
const OPEN_NAME = /PUBLIC|PUBLISHABLE|^VITE_|^REACT_APP_|^EXPO_|SITE_?KEY|CSRF|FAKE|DUMMY|EXAMPLE|ANON/i;

/** A secret in the instructions of the image that is built, where everybody who has the image can read it. */
export const secretArgument: Rule<'dockerfile'> = {
  id: 'dockerfile/secret-argument',
  severity: 'warning',
  title: 'A secret is an ARG or ENV of the image',
  why: 'Its value stays in the history and the configuration of the image, for everybody who gets it.',
  fix: 'RUN --mount=type=secret,id=<name> … for a build; the environment of the container for a run.',
  subject: 'dockerfile',
  *check({ stages, instructions }) {
    const known = new Set<InstructionLine>();
    for (const instruction of instructions.filter(({ keyword }) => keyword === 'ARG' || keyword === 'ENV')) {
      const shape = findSecretShape(instruction.argumentText);
      if (shape === undefined) continue;
      known.add(instruction);
      const name = nameOf(instruction.words[0] ?? '');
      yield {
        ...placeOfWord(instruction, name),
        severity: 'error',
        what: `the value of ${name} is ${shape}`,
      };
    }
    const last = stages.at(-1);
    for (const { instruction, name } of last === undefined ? [] : askedFor(last)) {
      if (known.has(instruction)) continue;
      yield {
        ...placeOfWord(instruction, name),
        what: `${instruction.keyword} ${name} is a secret by its name, and its value comes from the build`,
        fix: `RUN --mount=type=secret,id=${name},env=${name} … in the step that needs it`,
      };
    }
  },
};

/** Secrets that a build must be given: an `ARG` without a value, or an `ENV` that takes its own from an `ARG`. */
function askedFor({
  lineage,
}: StageView): { readonly instruction: InstructionLine; readonly name: string }[] {
  return lineage.flatMap(({ instructions }) =>
    instructions.flatMap((instruction) =>
      instruction.keyword === 'ARG'
        ? instruction.words
            .filter((word) => /^\w+(?:=(?:""|'')?)?$/.test(word))
            .map(nameOf)
            .filter((name) => SECRET_NAME.test(name) && !OPEN_NAME.test(name))
            .map((name) => ({ instruction, name }))
        : [],
    ),
  );
}

function nameOf(word: string): string {
  return word.replace(/=.*$/s, '');
}
