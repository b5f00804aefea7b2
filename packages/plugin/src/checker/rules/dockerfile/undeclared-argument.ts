import { officialName } from '../../../formats/image-name/official-image';
import type { Rule } from '../../rule';
import { placeIn, type InstructionLine } from '../../subjects/instruction-line';
import type { StageView } from '../../subjects/stage-view';

/** Instructions in which the engine itself fills in variables, and the shell's `RUN`. */
const EXPANDED = /^(?:ADD|ARG|COPY|ENV|EXPOSE|LABEL|RUN|STOPSIGNAL|USER|VOLUME|WORKDIR)$/;
const USE = /\\\$|'[^']*'|\$(?:\{(\w+)\}|(\w+))/g;
/** Bases whose images set no variable of their own but PATH. */
const BARE = /^(?:alpine|debian|ubuntu|busybox|almalinux|rockylinux|fedora)$/;

/** An ARG from before the first FROM that a stage uses without declaring it again; variables that a base may set are left out. */
export const undeclaredArgument: Rule<'dockerfile'> = {
  id: 'dockerfile/undeclared-argument',
  severity: 'error',
  title: 'A stage uses a build argument that is declared before the first FROM only',
  why: 'What stands before the first FROM counts in FROM alone; in the stage the variable is empty.',
  fix: 'Declare it again in the stage.',
  subject: 'dockerfile',
  *check({ stages, outline }) {
    const seen = new Set<string>();
    for (const view of stages) {
      const declared = declaredIn(view);
      for (const instruction of view.instructions) {
        for (const { name, offset } of usesIn(instruction)) {
          const key = `${String(view.index)} ${name}`;
          if (!outline.globalArguments.has(name) || declared.has(name) || seen.has(key)) continue;
          if (mayComeFromBase(name, view) || isSetInside(name, instruction)) continue;
          seen.add(key);
          yield {
            ...placeIn(instruction, offset),
            what: `$${name} is empty in this stage: ARG ${name} stands before the first FROM only`,
            fix: `Put "ARG ${name}" below the FROM in line ${String(view.stage.line)}.`,
          };
        }
      }
    }
  },
};

function declaredIn({ lineage }: StageView): ReadonlySet<string> {
  return new Set(
    lineage
      .flatMap(({ instructions }) => instructions)
      .filter(({ keyword }) => keyword === 'ARG' || keyword === 'ENV')
      .flatMap(({ words, keyword }) =>
        keyword === 'ARG' || words[0]?.includes('=') === true ? words : words.slice(0, 1),
      )
      .map((word) => word.replace(/=.*$/s, '')),
  );
}

function usesIn({
  keyword,
  raw,
  jsonWords,
}: InstructionLine): { readonly name: string; readonly offset: number }[] {
  if (!EXPANDED.test(keyword) || raw.includes('<<') || (keyword === 'RUN' && jsonWords !== undefined))
    return [];
  const withoutRemarks = raw.replaceAll(/^[ \t]*#.*$/gm, (remark) => ' '.repeat(remark.length));
  return [...withoutRemarks.matchAll(USE)].flatMap(({ 1: braced, 2: bare, index }) => {
    const name = braced ?? bare;
    return name === undefined ? [] : [{ name, offset: index }];
  });
}

/** Official images set variables such as NODE_VERSION; of others nothing is known. */
function mayComeFromBase(name: string, { image }: StageView): boolean {
  if (image === 'scratch') return false;
  const official = image === undefined ? undefined : officialName(image);
  if (official === undefined) return true;
  return !BARE.test(official) && /VERSION|MAJOR|RELEASE|HOME|PATH|LANG|PGDATA|_URL$|_SHA|_DIR$/.test(name);
}

/** A shell may set it by itself, and some mounts do. */
function isSetInside(name: string, { keyword, raw }: InstructionLine): boolean {
  return (
    keyword === 'RUN' &&
    new RegExp(`\\b${name}=|\\b(?:for|read|local|env)\\b[^\\n]*\\b${name}\\b|env=${name}\\b`).test(raw)
  );
}
