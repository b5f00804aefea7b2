import { posix } from 'node:path';
import { baseImage } from '../base-images';
import type { DockerfilePlan, DockerfileRequest } from '../dockerfile/dockerfile-plan';
import { copyLine, joinParts } from '../dockerfile/instructions';
import { inImage } from '../dockerfile/place-in-image';
import { headLine, runtimeLines, USER, serviceStage } from '../dockerfile/service-lines';
import { isLitterEverywhere } from '../ignore-file/ignore-file';
import { developmentStage } from '../node/development-stage';
import { installRootFiles } from '../node/install-stage';
import type { NodeInstall } from '../node/node-stack';
import { buildStage, manifestStage, type NodeStages } from '../node/node-stages';
import { readPackageJson } from '../node/package-json';
import { sharedTsconfigs } from '../node/tsconfig-files';
import type { ScaffoldProject } from '../scaffold-project';
import type { Program } from '../stack/program';
import type { WorkspaceFiles } from '../workspace-files';
import type { NextConfig } from './read-next-config';

/** What is known of a site of Next.js. */
export interface NextStack {
  readonly version: string;
  readonly install: NodeInstall;
  readonly config: NextConfig;
  readonly program: Program;
}

/** It writes pages and images that it made anew beside those of the build. */
const OWN = `--chown=${USER.replace('USER ', '')}`;

const NO_TELEMETRY = 'NEXT_TELEMETRY_DISABLED=1';

/** A Dockerfile for Next.js: built where it will run, as its compiler and its images are made for one C library, and without its packages. */
export function nextDockerfile(
  project: ScaffoldProject,
  { version, install, config, program }: NextStack,
  request: DockerfileRequest,
  files: WorkspaceFiles,
): DockerfilePlan {
  const image = baseImage('node', version);
  const stages: NodeStages = { project, files, image, install, buildPackages: request.buildPackages };
  const hasDevelopment = readPackageJson(project.root, files)?.scripts['dev'] !== undefined;
  const development = { program, developmentScript: hasDevelopment ? 'dev' : undefined };
  const parts = [
    manifestStage(stages),
    buildStage(stages, {
      fallback: ['npx', '--no', 'next', 'build'],
      environment: [`ENV ${NO_TELEMETRY}`],
      caches: [inImage(posix.join(project.root, config.output, 'cache'))],
    }),
    baseStage(project, { version, config, program }, request, files),
    developmentStage(stages, development, request.port, true),
    serviceStage(project, program),
  ].filter((part) => part.length > 0);
  const [first = [], ...rest] = parts;
  return {
    text: joinParts([headLine(request.path), ...first], ...rest),
    rootFiles: [...installRootFiles(project, install), ...sharedTsconfigs(project, files)],
    builtFolders: [],
    remadeFolders: [posix.join(project.root, config.output)].filter((folder) => !isLitterEverywhere(folder)),
  };
}

/** The server is copied with all that it needs, but for what a network of caches could serve in its place. */
function baseStage(
  { root }: ScaffoldProject,
  { version, config, program }: Omit<NextStack, 'install'>,
  request: DockerfileRequest,
  files: WorkspaceFiles,
): string[] {
  const output = inImage(posix.join(root, config.output));
  const assets = posix.join(root, 'public');
  return [
    `FROM ${baseImage('node', version)} AS base`,
    `ENV NODE_ENV=production ${NO_TELEMETRY} HOSTNAME=0.0.0.0 PORT=${request.port}`,
    ...runtimeLines(program, request.runtimePackages),
    `WORKDIR ${inImage(root)}`,
    copyLine(
      `${output}/standalone`,
      config.hasTracingRoot ? inImage('.') : inImage(root),
      '--from=build',
      OWN,
    ),
    copyLine(`${output}/static`, `${output}/static`, '--from=build'),
    ...(files.list(assets).length > 0 ? [copyLine(assets, inImage(assets))] : []),
    ...(program.health.kind === 'none' ? [] : [`EXPOSE ${request.port}`]),
    USER,
  ];
}
