import { baseImage } from '../base-images';
import { blockLines } from '../blocks/block-lines';
import { markBlock } from '../blocks/managed-block';
import type { DockerfilePlan, DockerfileRequest } from '../dockerfile/dockerfile-plan';
import { apkLines, copyLine, joinParts } from '../dockerfile/instructions';
import { inImage } from '../dockerfile/place-in-image';
import { headLine, runtimeLines, startLines, USER, serviceStage } from '../dockerfile/service-lines';
import type { ScaffoldProject } from '../scaffold-project';
import type { WorkspaceFiles } from '../workspace-files';
import { installStep } from './install-step';
import type { PythonStack } from './python-stack';

/** A Dockerfile for a project in Python: its packages in a virtual environment, its sources as they lie in the workspace. */
export function pythonDockerfile(
  project: ScaffoldProject,
  { version, install, program }: PythonStack,
  request: DockerfileRequest,
  files: WorkspaceFiles,
): DockerfilePlan {
  const image = baseImage('python', version);
  const step = installStep(install);
  const block = (name: 'sources' | 'python-path'): string[] =>
    markBlock({ name, lines: blockLines(name, project, files) });
  const build =
    step === undefined ? [] : [`FROM ${image} AS build`, ...apkLines(request.buildPackages), ...step.lines];
  const base = [
    `FROM ${image} AS base`,
    `ENV ${[...(step === undefined ? [] : ['PATH=/venv/bin:$PATH']), ...ENVIRONMENT, `PORT=${request.port}`].join(' ')}`,
    ...runtimeLines(program, request.runtimePackages),
    `WORKDIR ${inImage(project.root)}`,
    ...(step === undefined ? [] : ['COPY --from=build /venv /venv']),
    ...block('python-path'),
    ...block('sources'),
    copyLine(project.root, inImage(project.root)),
    ...(program.health.kind === 'none' ? [] : [`EXPOSE ${request.port}`]),
    USER,
  ];
  const development =
    program.reload === undefined
      ? []
      : [
          '# On request (--target development), with the sources mounted: starts anew at each change.',
          'FROM base AS development',
          ...startLines(program, program.reload),
        ];
  const service = serviceStage(project, program);
  return {
    text: joinParts(
      [headLine(request.path), ...(build.length > 0 ? build : base)],
      ...(build.length > 0 ? [base] : []),
      development,
      service,
    ),
    rootFiles: step?.rootFiles ?? [],
    builtFolders: [],
  };
}

/** Output at once, and no bytecode, which nobody could write anyway. */
const ENVIRONMENT = ['PYTHONUNBUFFERED=1', 'PYTHONDONTWRITEBYTECODE=1'];
