import { posix } from 'node:path';
import { baseImage } from '../base-images';
import type { DockerfilePlan, DockerfileRequest } from '../dockerfile/dockerfile-plan';
import { copyLine, joinParts, runLines } from '../dockerfile/instructions';
import { inImage } from '../dockerfile/place-in-image';
import { headLine, healthLines, titleLine } from '../dockerfile/service-lines';
import { isLitterEverywhere } from '../ignore-file/ignore-file';
import { developmentStage } from '../node/development-stage';
import { installRootFiles } from '../node/install-stage';
import type { NodeInstall } from '../node/node-stack';
import { buildStage, manifestStage, type NodeStages } from '../node/node-stages';
import { readPackageJson } from '../node/package-json';
import { sharedTsconfigs } from '../node/tsconfig-files';
import { shortName, type ScaffoldProject } from '../scaffold-project';
import type { WorkspaceFiles } from '../workspace-files';
import type { Site, SiteOrigin } from './detect-site';
import { nginxTemplate, templatePath } from './nginx-template';

/** A site, and what builds it inside the image, if anything does. */
export interface StaticStack {
  readonly project: ScaffoldProject;
  readonly site: Site;
  readonly build: { readonly version: string; readonly install: NodeInstall } | undefined;
}

/** The options by which the servers for development listen to more than their own machine. */
const LISTENING = ['--host', '0.0.0.0', '--port', '${PORT}'];

const SERVED_FROM = '/usr/share/nginx/html';

/** A Dockerfile for a site: its files, and a server for them that needs no rights. */
export function staticDockerfile(
  { project, site, build }: StaticStack,
  healthPath: string,
  request: DockerfileRequest,
  files: WorkspaceFiles,
): DockerfilePlan {
  const template = templatePath(request.path);
  const stages =
    build === undefined
      ? undefined
      : { project, files, image: baseImage('node', build.version), install: build.install, ...request };
  const parts = [
    ...(stages === undefined ? plainStages(site.origin, template) : builtStages(stages, site, request.port)),
    serviceStage(project, site.origin, template, healthPath, request),
  ].filter((part) => part.length > 0);
  const [first = [], ...rest] = parts;
  return {
    text: joinParts([headLine(request.path), ...first], ...rest),
    files: [{ path: template, content: nginxTemplate(site, healthPath) }],
    rootFiles: [
      ...(stages === undefined ? [] : installRootFiles(project, stages.install)),
      ...(stages === undefined ? [] : sharedTsconfigs(project, files)),
      ...(isInside(template, project.root) ? [] : [template]),
    ],
    ...foldersOf(site.origin),
  };
}

function foldersOf(origin: SiteOrigin): Pick<DockerfilePlan, 'builtFolders' | 'remadeFolders' | 'dependsOn'> {
  switch (origin.kind) {
    case 'plain':
      return { builtFolders: [] };
    case 'inside':
      return {
        builtFolders: [],
        remadeFolders: [origin.folder].filter((folder) => !isLitterEverywhere(folder)),
      };
    case 'before':
      return { builtFolders: [origin.folder], dependsOn: ['build'] };
  }
}

function isInside(path: string, folder: string): boolean {
  return !posix.relative(folder, path).startsWith('..');
}

const NO_PAGES = ['package.json', 'package-lock.json', 'yarn.lock', 'pnpm-lock.yaml', 'bun.lock'];

/** What lies beside the pages of a plain site must not be served. */
function plainStages(origin: SiteOrigin, template: string): string[][] {
  if (origin.kind !== 'plain') return [];
  const names = [
    ...(isInside(template, origin.folder) ? [posix.relative(origin.folder, template)] : []),
    ...NO_PAGES,
  ];
  return [
    [
      `FROM ${baseImage('alpine')} AS build`,
      copyLine(origin.folder, '/site'),
      '# They lie beside the pages and are none.',
      ...runLines(
        [],
        `rm -f ${names.map((name) => `"/site/${name}"`).join(' ')}`,
        `find /site -mindepth 1 -name '.*' ! -name .well-known -prune -exec rm -rf {} +`,
      ),
    ],
  ];
}

function builtStages(stages: NodeStages, { origin }: Site, port: number): string[][] {
  if (origin.kind !== 'inside') return [];
  const manifest = readPackageJson(stages.project.root, stages.files);
  const script = ['dev', 'start'].find((name) => /^(?:vite|astro|ng)\b/.test(manifest?.scripts[name] ?? ''));
  const program = {
    command: [],
    reload: undefined,
    health: { kind: 'port' },
    isInit: true,
  } as const;
  return [
    manifestStage(stages),
    buildStage(stages, { fallback: origin.fallback }),
    script === undefined
      ? []
      : developmentStage(stages, { program, developmentScript: script }, port, true, LISTENING),
  ];
}

function serviceStage(
  project: ScaffoldProject,
  origin: SiteOrigin,
  template: string,
  healthPath: string,
  { port }: DockerfileRequest,
): string[] {
  const isFiltered = origin.kind === 'plain';
  return [
    '# Its ENTRYPOINT puts PORT into the template, and its CMD serves, until SIGQUIT lets the last answer end.',
    `FROM ${baseImage('nginx')} AS service`,
    titleLine(shortName(project)),
    `ENV PORT=${port} NGINX_ENVSUBST_FILTER=PORT`,
    copyLine(template, '/etc/nginx/templates/default.conf.template'),
    ...(isFiltered ? [copyLine('/site', SERVED_FROM, '--from=build')] : []),
    ...(origin.kind === 'inside' ? [copyLine(inImage(origin.folder), SERVED_FROM, '--from=build')] : []),
    ...(origin.kind !== 'inside' && !isFiltered ? [copyLine(origin.folder, SERVED_FROM)] : []),
    `EXPOSE ${port}`,
    ...healthLines(healthPath === '' ? { kind: 'none' } : { kind: 'http', path: healthPath }),
    "# The image's own user, to whom the folders belong that nginx writes to.",
    'USER 101:101',
  ];
}
