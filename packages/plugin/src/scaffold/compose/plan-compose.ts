import { posix } from 'node:path';
import { OptionsError, type Problem } from '../../base/user-error';
import { readServiceFacts } from '../../formats/dockerfile/service-facts';
import { DEFAULT_PORT } from '../dockerfile/service-lines';
import { dockerfilePath } from '../plan-dockerfile';
import type { PlannedFile } from '../planned-file';
import { shortName, type ScaffoldProject } from '../scaffold-project';
import type { WorkspaceFiles } from '../workspace-files';
import { composeText, type ComposeFile } from './compose-text';
import type { ComposeWish } from './compose-wish';
import { developmentEntry, ownServiceEntry, type OwnService } from './own-service';
import { stockServiceEntry, stockVolumes } from './stock-service-entry';

/** A compose file, and what the user should know of it, one sentence each. */
export interface PlannedCompose {
  readonly file: PlannedFile;
  readonly notes: readonly string[];
}

/** Plans the compose file of a project; throws an OptionsError with everything that is wrong. */
export function planCompose(
  project: ScaffoldProject,
  files: WorkspaceFiles,
  wish: ComposeWish,
): PlannedCompose {
  const folder = wish.layout === 'project' ? project.root : '.';
  const name = asComposeName(shortName(project));
  const problems = [...checkName(name, project, wish), ...checkNeighbours(folder, files)];
  if (problems.length > 0) throw new OptionsError(problems);
  const dockerfile =
    wish.dockerfile ?? dockerfilePath(project, { layout: 'project', environment: undefined });
  const text = files.read(dockerfile);
  const facts = readServiceFacts(text ?? '');
  const port = wish.port ?? (text === undefined ? DEFAULT_PORT : facts.port);
  const path = posix.join(folder, 'compose.yaml');
  return {
    file: {
      path,
      content: composeText(
        composeFile({ project, dockerfile, facts, folder, port }, name, wish, files),
        headOf(path),
        {
          [`${name}-development`]: `On request, with the sources of this machine: up ${name}-development`,
        },
      ),
    },
    notes:
      text === undefined
        ? [`${dockerfile} does not exist yet: nx g nx-alpine:dockerfile ${project.name}`]
        : [],
  };
}

function composeFile(own: OwnService, name: string, wish: ComposeWish, files: WorkspaceFiles): ComposeFile {
  const isNamed = wish.layout === 'project';
  const hasDevelopment = own.facts.stageNames.some((stage) => stage.toLowerCase() === 'development');
  const volumes = stockVolumes(wish);
  return {
    // Compose would take the name of the folder, which many projects have, such as api.
    ...(isNamed && { name: asComposeName(own.project.name) }),
    services: {
      [name]: ownServiceEntry(own, wish),
      ...(hasDevelopment && { [`${name}-development`]: developmentEntry(own, wish, files) }),
      ...Object.fromEntries(wish.services.map((stock) => [stock, stockServiceEntry(stock, wish.data)])),
    },
    ...(volumes.length > 0 && { volumes: Object.fromEntries(volumes.map((volume) => [volume, {}])) }),
  };
}

function headOf(path: string): string[] {
  const file = /\s/.test(path) ? JSON.stringify(path) : path;
  return [
    `For development and tests: docker compose -f ${file} up --build --wait`,
    'The engine chooses the ports, on this machine alone: docker compose port <service> <port> tells them.',
    'Another checkout has the same name, and so the same containers and data: docker compose -p <name> keeps them apart.',
  ];
}

/** https://github.com/compose-spec/compose-spec/blob/main/spec.md#name-top-level-element */
function asComposeName(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9_-]+/g, '-')
    .replace(/^[-_]+|-+$/g, '');
}

function checkName(name: string, project: ScaffoldProject, { services }: ComposeWish): Problem[] {
  if (name === '') return [{ what: `${project.name}: has no letter or digit that a compose file could use` }];
  const same = services.find((stock) => stock === name);
  return same === undefined
    ? []
    : [
        {
          what: `services: "${same}"`,
          why: 'the service of the project has this name, too, and names are hosts',
          fix: 'leave it out',
        },
      ];
}

/** Compose reads only one of them, and prefers ours. */
function checkNeighbours(folder: string, files: WorkspaceFiles): Problem[] {
  const names = files.list(folder);
  if (names.includes('compose.yaml')) return [];
  return ['compose.yml', 'docker-compose.yml', 'docker-compose.yaml']
    .filter((name) => names.includes(name))
    .map((name) => ({
      what: `${posix.join(folder, name)} is there`,
      why: 'compose would read the new compose.yaml in its place',
      fix: 'rename it to compose.yaml, or choose the other --layout',
    }));
}
