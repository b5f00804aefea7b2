import { posix } from 'node:path';
import { baseImage } from '../base-images';
import { newBlock } from '../blocks/block-lines';
import type { DockerfilePlan, DockerfileRequest } from '../dockerfile/dockerfile-plan';
import { apkLines, copyLine, joinParts, runLines } from '../dockerfile/instructions';
import { inImage } from '../dockerfile/place-in-image';
import { headLine, runtimeLines, USER, serviceStage } from '../dockerfile/service-lines';
import type { ScaffoldProject } from '../scaffold-project';
import type { WorkspaceFiles } from '../workspace-files';
import type { GoModule, GoStack } from './go-stack';

const MODULES = '/go/pkg/mod';
const OBJECTS = '/go/cache';

/** Folders beside the projects to which the packages of a module of the whole workspace may lead. */
const SHARED = ['internal', 'pkg', 'vendor'];

/** A Dockerfile for a program in Go: one file without a C library, on Alpine for its tools, its certificates and its time zones. */
export function goDockerfile(
  project: ScaffoldProject,
  stack: GoStack,
  request: DockerfileRequest,
  files: WorkspaceFiles,
): DockerfilePlan {
  const { version, module, program } = stack;
  const shared = sharedFiles(project, module, files);
  const folders = shared.filter((name) => SHARED.includes(name));
  const build = [
    `FROM ${baseImage('go', version)} AS build`,
    ...apkLines(request.buildPackages),
    `ENV CGO_ENABLED=0 GOCACHE=${OBJECTS}`,
    ...moduleLines(project, module, shared, files),
    ...folders.map((name) => copyLine(name, inImage(name))),
    ...newBlock('sources', project, files),
    copyLine(project.root, inImage(project.root)),
    ...runLines([MODULES, OBJECTS], compile(stack)),
  ];
  const base = [
    `FROM ${baseImage('alpine')} AS base`,
    `ENV PORT=${request.port}`,
    ...runtimeLines(program, ['ca-certificates', 'tzdata', ...request.runtimePackages]),
    copyLine(binaryPath(stack), binaryPath(stack), '--from=build'),
    ...runTimeLines(project, stack),
    ...(program.health.kind === 'none' ? [] : [`EXPOSE ${request.port}`]),
    USER,
  ];
  const service = serviceStage(project, program);
  return {
    text: joinParts([headLine(request.path), ...build], base, service),
    rootFiles: shared,
    builtFolders: [],
  };
}

/** What of the workspace root a module needs that is not the folder of the project. */
function sharedFiles({ root }: ScaffoldProject, module: GoModule, files: WorkspaceFiles): string[] {
  const isThere = (name: string): boolean => files.read(name) !== undefined;
  if (module.inWorkspace) return ['go.work', 'go.work.sum'].filter(isThere);
  if (module.folder === root) return [];
  return [...['go.mod', 'go.sum'].filter(isThere), ...SHARED.filter((name) => files.list(name).length > 0)];
}

/** Downloads the modules alone, before the sources are there. A vendored module has nothing to download. */
function moduleLines(
  project: ScaffoldProject,
  module: GoModule,
  shared: readonly string[],
  files: WorkspaceFiles,
): string[] {
  const { folder, hasSums, inWorkspace } = module;
  const isVendored = files.list(posix.join(folder, 'vendor')).length > 0;
  const manifests = ['go.mod', ...(hasSums ? ['go.sum'] : [])].map((name) => posix.join(folder, name));
  return [
    `WORKDIR ${inImage(folder)}`,
    copyLine(manifests, './'),
    ...(folder === '.' ? [] : newBlock('modules', project, files)),
    ...(inWorkspace ? workspaceLines(shared) : []),
    ...(isVendored ? [] : runLines([MODULES], 'go mod download')),
  ];
}

function workspaceLines(shared: readonly string[]): string[] {
  return [
    '# It leads to modules that are not here, and those are struck out.',
    copyLine(shared, `${inImage('.')}/`),
    `RUN cd ${inImage('.')} && go work use -r .`,
  ];
}

/** The place of the project is where its relative paths begin. */
function runTimeLines({ root }: ScaffoldProject, { runTimeFiles }: GoStack): string[] {
  if (runTimeFiles.length === 0) return [];
  const paths = runTimeFiles.map((name) => posix.join(root, name));
  return [`WORKDIR ${inImage(root)}`, ...paths.map((path) => copyLine(path, inImage(path)))];
}

function compile(stack: GoStack): string {
  const path = posix.relative(stack.module.folder, stack.mainFolder);
  return `go build -trimpath -ldflags="-s -w" -o ${binaryPath(stack)} ${path === '' ? '.' : `./${path}`}`;
}

function binaryPath({ binary }: GoStack): string {
  return `/usr/local/bin/${binary}`;
}
