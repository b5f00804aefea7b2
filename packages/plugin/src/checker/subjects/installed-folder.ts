import { posix } from 'node:path';
import { DockerfileParser, From, type Instruction } from 'dockerfile-ast';

/** Where a stage of a Dockerfile holds `node_modules`, and the line that installs it. */
export interface InstalledFolder {
  readonly folder: string;
  readonly line: number;
}

const INSTALLS =
  /(?:^|&&|;|\s)(?:npm\s+(?:ci|install|i)|pnpm\s+(?:install|i)|yarn\s+install|bun\s+install)\b/;

/**
 * The `node_modules` that the given stage, or the last one, installs in its working folder; stages that it is built on count.
 *
 * Undefined where the image may install when it starts, and wherever variables or other folders make it uncertain.
 */
export function findInstalled(text: string, target: string | undefined): InstalledFolder | undefined {
  const stages = readStages(text);
  const chain = chainOf(stages, target);
  let folder: string | undefined;
  let found: InstalledFolder | undefined;
  for (const instruction of chain) {
    const words = (instruction.getArgumentsContent() ?? '').trim();
    const keyword = instruction.getKeyword();
    if (['CMD', 'ENTRYPOINT'].includes(keyword) && /install|\bci\b|\.sh\b|entrypoint/.test(words))
      return undefined;
    if (keyword === 'WORKDIR') folder = nextFolder(folder, words);
    if (keyword !== 'RUN' || folder === undefined || !INSTALLS.test(words)) continue;
    if (/\bcd\s|-g\b|--global|--prefix|--cwd|--dir\b|-C\s|node_modules/.test(words)) continue;
    found ??= {
      folder: posix.join(folder, 'node_modules'),
      line: instruction.getRange().start.line + 1,
    };
  }
  return found;
}

function nextFolder(folder: string | undefined, words: string): string | undefined {
  const path = words.replace(/^(["'])(.*)\1$/, '$2');
  if (/[$\s\\]/.test(path)) return undefined;
  if (path.startsWith('/')) return posix.normalize(path).replace(/(.)\/$/, '$1');
  return folder === undefined ? undefined : posix.join(folder, path);
}

interface Stage {
  readonly name: string | undefined;
  readonly base: string;
  readonly instructions: readonly Instruction[];
}

function readStages(text: string): Stage[] {
  const stages: (Stage & { readonly instructions: Instruction[] })[] = [];
  for (const instruction of DockerfileParser.parse(text).getInstructions()) {
    if (instruction instanceof From) {
      stages.push({
        name: instruction.getBuildStage()?.toLowerCase(),
        base: (instruction.getImage() ?? '').toLowerCase(),
        instructions: [],
      });
    } else stages.at(-1)?.instructions.push(instruction);
  }
  return stages;
}

/** The instructions of a stage after those of the stages that it is built on. */
function chainOf(stages: readonly Stage[], target: string | undefined): readonly Instruction[] {
  const at =
    target === undefined ? stages.length - 1 : stages.findIndex(({ name }) => name === target.toLowerCase());
  const stage = stages[at];
  if (stage === undefined) return [];
  const earlier = stages.slice(0, at);
  const isStage = earlier.some(({ name }) => name === stage.base);
  return [...(isStage ? chainOf(earlier, stage.base) : []), ...stage.instructions];
}
