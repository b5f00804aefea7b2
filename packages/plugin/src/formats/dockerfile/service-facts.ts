import { DockerfileParser } from 'dockerfile-ast';
import { readDockerfile, type Stage } from './read-dockerfile';

/** What the image of a Dockerfile's last stage says of itself, as far as this file decides it. */
export interface ServiceFacts {
  /** The first TCP port that it exposes. */
  readonly port: number | undefined;
  readonly hasHealthCheck: boolean;
  /** In the file's own spelling. */
  readonly stageNames: readonly string[];
}

/** Reads what concerns those who start the image, from the last stage and those that it stands on. */
export function readServiceFacts(text: string): ServiceFacts {
  const { stages } = readDockerfile(text);
  const instructions = linesOf(text);
  const own = lineage(stages).flatMap((stage) => {
    const next = stages[stages.indexOf(stage) + 1]?.line ?? Infinity;
    return instructions.filter(({ line }) => line > stage.line && line < next);
  });
  const ports = own.filter(({ keyword }) => keyword === 'EXPOSE').flatMap(({ words }) => words);
  const healthCheck = own.find(({ keyword }) => keyword === 'HEALTHCHECK');
  return {
    port: ports.map(readPort).find((port) => port !== undefined),
    hasHealthCheck: healthCheck !== undefined && healthCheck.words[0]?.toUpperCase() !== 'NONE',
    stageNames: stages.flatMap(({ name }) => name ?? []),
  };
}

interface Line {
  readonly line: number;
  readonly keyword: string;
  readonly words: readonly string[];
}

function linesOf(text: string): Line[] {
  return DockerfileParser.parse(text)
    .getInstructions()
    .map((instruction) => ({
      line: instruction.getRange().start.line + 1,
      keyword: instruction.getKeyword(),
      words: instruction.getArguments().map((argument) => argument.getValue()),
    }));
}

/** The last stage, then what it stands on. */
function lineage(stages: readonly Stage[]): Stage[] {
  const last = stages.at(-1);
  if (last === undefined) return [];
  const below = stages
    .slice(0, -1)
    .findLastIndex(({ name }) => name?.toLowerCase() === last.base.toLowerCase());
  return [last, ...lineage(stages.slice(0, below + 1))];
}

function readPort(word: string): number | undefined {
  const digits = /^(\d+)(?:\/tcp)?$/i.exec(word)?.[1];
  return digits === undefined ? undefined : Number(digits);
}
