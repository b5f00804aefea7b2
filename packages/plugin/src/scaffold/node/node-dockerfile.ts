import { posix } from 'node:path';
import { baseImage } from '../base-images';
import { newBlock } from '../blocks/block-lines';
import type { DockerfilePlan, DockerfileRequest } from '../dockerfile/dockerfile-plan';
import { copyLine, joinParts, runLines } from '../dockerfile/instructions';
import { inImage } from '../dockerfile/place-in-image';
import { headLine, runtimeLines, USER, serviceStage } from '../dockerfile/service-lines';
import type { ScaffoldProject } from '../scaffold-project';
import type { WorkspaceFiles } from '../workspace-files';
import { developmentStage } from './development-stage';
import { installRootFiles } from './install-stage';
import { CACHES } from './manager-commands';
import {
  buildStage,
  manifestStage,
  needsBuilds,
  onlyPackageStage,
  packageStage,
  type NodeStages,
} from './node-stages';
import type { NodeStack, Origin } from './node-stack';
import { placeOf, workingFolder } from './program-place';
import { isLitterEverywhere } from '../ignore-file/ignore-file';
import { builtDependencies } from './build-order';
import { sharedTsconfigs } from './tsconfig-files';

/** Folders that a program reads when it runs, and that no compiler takes along. */
const READ_AT_RUN_TIME = [
  'public',
  'views',
  'templates',
  'assets',
  'static',
  'migrations',
  'prisma',
  'locales',
];

/** A Dockerfile for a service on Node.js: packages that run, a build where there is one, and the program. */
export function nodeDockerfile(
  project: ScaffoldProject,
  stack: NodeStack,
  request: DockerfileRequest,
  files: WorkspaceFiles,
): DockerfilePlan {
  const { install, origin, program } = stack;
  const image = baseImage('node', stack.version);
  const stages: NodeStages = { project, files, image, install, buildPackages: request.buildPackages };
  const hasBuild = origin.kind === 'inside' || (origin.kind === 'sources' && needsBuilds(project, files));
  const installsAll = hasBuild || (origin.kind === 'sources' && stack.developmentScript !== undefined);
  const parts = [
    ...(installsAll ? [manifestStage(stages), packageStage(stages)] : [onlyPackageStage(stages)]),
    hasBuild ? buildStage(stages) : [],
    baseStage(project, stack, request, files, hasBuild),
    developmentStage(stages, stack, request.port, hasBuild),
    serviceStage(project, program),
  ].filter((part) => part.length > 0);
  const [first = [], ...rest] = parts;
  return {
    text: joinParts([headLine(request.path), ...first], ...rest),
    rootFiles: [
      ...installRootFiles(project, install),
      ...(installsAll ? sharedTsconfigs(project, files) : []),
    ],
    ...foldersOf(origin, hasBuild ? builtDependencies(project, files).map(({ output }) => output) : []),
  };
}

function foldersOf(
  origin: Origin,
  outputs: readonly string[],
): Pick<DockerfilePlan, 'builtFolders' | 'remadeFolders' | 'dependsOn'> {
  if (origin.kind === 'before') return { builtFolders: [origin.folder], dependsOn: ['build'] };
  return {
    builtFolders: [],
    remadeFolders: [...outputs, ...madeBy(origin)].filter((folder) => !isLitterEverywhere(folder)),
  };
}

function madeBy(origin: Origin): string[] {
  return origin.kind === 'inside' ? [origin.folder] : [];
}

function baseStage(
  project: ScaffoldProject,
  stack: NodeStack,
  request: DockerfileRequest,
  files: WorkspaceFiles,
  hasBuild: boolean,
): string[] {
  const { install, program } = stack;
  return [
    `FROM ${baseImage('node', stack.version)} AS base`,
    `ENV NODE_ENV=production PORT=${request.port}`,
    ...runtimeLines(program, request.runtimePackages),
    ...(program.command[0] === 'bun' && install.manager === 'bun' && install.tool !== undefined
      ? runLines([CACHES.npm], `npm install --global ${install.tool}`)
      : []),
    `WORKDIR ${workingFolder(project, stack)}`,
    ...(install.manager === 'none' ? [] : ['COPY --from=packages /app /app']),
    ...programLines(project, stack, files, hasBuild),
    ...(program.health.kind === 'none' ? [] : [`EXPOSE ${request.port}`]),
    USER,
  ];
}

function programLines(
  project: ScaffoldProject,
  stack: NodeStack,
  files: WorkspaceFiles,
  hasBuild: boolean,
): string[] {
  const { root } = project;
  const { origin } = stack;
  switch (origin.kind) {
    case 'sources':
      return [...newBlock(hasBuild ? 'built' : 'sources', project, files), copyLine(root, inImage(root))];
    case 'before':
      return [copyLine(origin.folder, placeOf(project, stack))];
    case 'inside':
      return [
        ...newBlock('built', project, files),
        ...ownFiles(root, stack, files),
        copyLine(inImage(origin.folder), inImage(origin.folder), '--from=build'),
      ];
  }
}

/** Whether its files are modules stands in the manifest, which the packages bring along where it is one of theirs. */
function ownFiles(root: string, { install }: NodeStack, files: WorkspaceFiles): string[] {
  const isThere = install.manager !== 'none' && (install.member !== undefined || install.folder === root);
  return [
    ...(isThere ? [] : ['package.json']),
    ...READ_AT_RUN_TIME.filter((name) => files.list(posix.join(root, name)).length > 0),
  ].map((name) => copyLine(posix.join(root, name), inImage(posix.join(root, name))));
}
