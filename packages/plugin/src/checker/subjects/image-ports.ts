import { officialName } from '../../formats/image-name/official-image';
import { placeOfWord, type Place } from './instruction-line';
import type { StageView } from './stage-view';

/** A port that an image names, with its place. */
export interface NamedPort extends Place {
  readonly port: number;
}

/** The ports that a stage and those below it expose; undefined where a variable or a range has a say. */
export function exposedPorts({ lineage }: StageView): NamedPort[] | undefined {
  const words = lineage.flatMap(({ instructions }) =>
    instructions
      .filter(({ keyword }) => keyword === 'EXPOSE')
      .flatMap((instruction) => instruction.words.map((word) => ({ word, instruction }))),
  );
  const ports = words.map(({ word, instruction }) => {
    const digits = /^["']?(\d+)(?:\/(?:tcp|udp))?["']?$/i.exec(word)?.[1];
    return digits === undefined ? undefined : { port: Number(digits), ...placeOfWord(instruction, word) };
  });
  return ports.every((port) => port !== undefined) ? ports : undefined;
}

/** The number in the last `ENV PORT` of a stage or one below it; undefined for none, and where a variable has a say. */
export function portVariable({ lineage }: StageView): NamedPort | undefined {
  for (const { instructions } of lineage) {
    const last = instructions.findLast(
      ({ keyword, argumentText }) => keyword === 'ENV' && /(?:^|\s)PORT[=\s]/.test(argumentText),
    );
    if (last === undefined) continue;
    const [, digits] = /(?:^|\s)PORT(?:=|\s+)["']?(\d+)["']?(?:\s|$)/.exec(last.argumentText) ?? [];
    return digits === undefined ? undefined : { port: Number(digits), ...placeOfWord(last, 'PORT') };
  }
  return undefined;
}

/** Official images that expose nothing themselves. */
const SILENT = new Set([
  ...[
    'alpine',
    'busybox',
    'debian',
    'eclipse-temurin',
    'golang',
    'node',
    'openjdk',
    'python',
    'ruby',
    'rust',
  ],
  'ubuntu',
]);

/** Whether the image at the bottom of a stage is known to expose nothing. */
export function exposesNothing({ image }: StageView): boolean {
  return image === 'scratch' || (image !== undefined && SILENT.has(officialName(image) ?? ''));
}
