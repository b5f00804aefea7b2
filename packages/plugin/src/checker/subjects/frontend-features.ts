import { placeIn, type InstructionFlag, type InstructionLine, type Place } from './instruction-line';

/** Something that not every frontend of Docker reads, and since when they do. */
export interface FrontendFeature {
  /** As people write it, for a sentence. */
  readonly name: string;
  /** The first release that has it; undefined where only the labs channel does. */
  readonly since: Version | undefined;
  /** The first release of the labs channel that has it; the same as of the other by default. */
  readonly labs?: Version;
}

export type Version = readonly [major: number, minor: number];

/** By keyword and flag; https://docs.docker.com/build/buildkit/dockerfile-release-notes/ */
const FLAGS: Readonly<Record<string, Omit<FrontendFeature, 'name'>>> = {
  'RUN --mount': { since: [1, 2], labs: [1, 0] },
  'RUN --network': { since: [1, 3], labs: [1, 0] },
  'RUN --security': { since: [1, 20], labs: [1, 0] },
  'RUN --device': { since: undefined, labs: [1, 14] },
  'COPY --chmod': { since: [1, 2] },
  'COPY --link': { since: [1, 4] },
  'COPY --exclude': { since: [1, 19], labs: [1, 7] },
  'COPY --parents': { since: [1, 20], labs: [1, 7] },
  'ADD --chmod': { since: [1, 2] },
  'ADD --link': { since: [1, 4] },
  'ADD --exclude': { since: [1, 19], labs: [1, 7] },
  'ADD --checksum': { since: [1, 6], labs: [1, 5] },
  'ADD --unpack': { since: [1, 17] },
  'HEALTHCHECK --start-interval': { since: [1, 6] },
};

const HEREDOC: FrontendFeature = { name: 'a here-document', since: [1, 4], labs: [1, 3] };
const SECRET_VARIABLE: FrontendFeature = { name: 'a secret mount with env=', since: [1, 10] };

/** The features that an instruction uses, with their places. */
export function featuresOf(
  instruction: InstructionLine,
): { readonly feature: FrontendFeature; readonly place: Place }[] {
  const flags = instruction.flags.flatMap((flag) => {
    const feature = ofFlag(instruction.keyword, flag);
    return feature === undefined ? [] : [{ feature, place: { line: flag.line, column: flag.column } }];
  });
  const heredoc = heredocOffset(instruction);
  return heredoc === undefined
    ? flags
    : [...flags, { feature: HEREDOC, place: placeIn(instruction, heredoc) }];
}

function ofFlag(keyword: string, { name, value = '' }: InstructionFlag): FrontendFeature | undefined {
  if (name === 'mount' && /(?:^|,)type=secret(?:,|$)/.test(value) && /(?:^|,)env=/.test(value))
    return SECRET_VARIABLE;
  const written = `${keyword} --${name}`;
  const known = Object.hasOwn(FLAGS, written) ? FLAGS[written] : undefined;
  return known && { name: written, ...known };
}

/** Where a here-document begins whose end is there too; in a shell's own text it may stand as well, and is read all the same. */
function heredocOffset({ keyword, raw }: InstructionLine): number | undefined {
  if (!['RUN', 'COPY', 'ADD'].includes(keyword)) return undefined;
  const match = /(?<=\s)\d*<<(-?)(["']?)([A-Za-z_]\w*)\2(?=\s)/.exec(raw);
  if (match === null) return undefined;
  const isEnded = new RegExp(`^${match[1] === '' ? '' : '\\t*'}${match[3] ?? ''}\\r?$`, 'm').test(
    raw.slice(match.index),
  );
  return isEnded ? match.index : undefined;
}
