import { USER, startLines } from '../dockerfile/service-lines';
import { inImage } from '../dockerfile/place-in-image';
import { optionMark, scriptCommand } from './manager-commands';
import { sourceStage, type NodeStages } from './node-stages';
import type { NodeStack } from './node-stack';

const COMMENT = '# On request (--target development), with the sources mounted: starts anew at each change.';

/** The stage for development: the script of the project with all packages, or a plain start that watches. */
export function developmentStage(
  stages: NodeStages,
  { program, developmentScript }: Pick<NodeStack, 'program' | 'developmentScript'>,
  port: number,
  hasBuild: boolean,
  options: readonly string[] = [],
): string[] {
  if (developmentScript === undefined)
    return program.reload === undefined
      ? []
      : [COMMENT, 'FROM base AS development', ...startLines(program, program.reload)];
  const passed = options.length === 0 ? [] : [...optionMark(stages.install), ...options];
  const command = [...scriptCommand(stages.install), developmentScript, ...passed];
  return [
    COMMENT,
    ...(hasBuild ? ['FROM build AS development'] : sourceStage(stages, 'development')),
    ...developmentLines(stages, port),
    ...startLines({ ...program, isInit: true }, command),
  ];
}

/** What a server for development needs: its tools write beside the sources. */
export function developmentLines({ project }: Pick<NodeStages, 'project'>, port: number): string[] {
  const place = inImage(project.root);
  return [
    `ENV NODE_ENV=development PORT=${port}`,
    `WORKDIR ${place}`,
    'RUN chown -R 10001:10001 .',
    `EXPOSE ${port}`,
    USER,
  ];
}
