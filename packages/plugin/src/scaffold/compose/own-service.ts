import { posix } from 'node:path';
import type { ServiceFacts } from '../../formats/dockerfile/service-facts';
import { inImage } from '../dockerfile/place-in-image';
import type { ScaffoldProject } from '../scaffold-project';
import type { WorkspaceFiles } from '../workspace-files';
import { healthCheck, publishedPort, type ComposeMount, type ComposeService } from './compose-service';
import type { ComposeWish } from './compose-wish';
import { STOCK_SERVICES } from './stock-services';

/** The service of a project, and where its files lie. */
export interface OwnService {
  readonly project: ScaffoldProject;
  /** From the workspace root. */
  readonly dockerfile: string;
  readonly facts: ServiceFacts;
  /** The folder of the compose file, from the workspace root. */
  readonly folder: string;
  /** The port that it listens on, if it does. */
  readonly port: number | undefined;
}

/** The service as it is deployed: the last stage of its Dockerfile. */
export function ownServiceEntry(own: OwnService, wish: ComposeWish): ComposeService {
  return entry(own, wish, undefined, own.facts.hasHealthCheck, []);
}

/** The same from the stage for development, with the sources of this machine in place of the image's. */
export function developmentEntry(own: OwnService, wish: ComposeWish, files: WorkspaceFiles): ComposeService {
  return { profiles: ['development'], ...entry(own, wish, 'development', false, sourceMounts(own, files)) };
}

function entry(
  { dockerfile, folder, port }: OwnService,
  { services }: ComposeWish,
  target: string | undefined,
  hasHealthCheck: boolean,
  volumes: readonly ComposeMount[],
): ComposeService {
  const environment = {
    ...(port !== undefined && { PORT: String(port) }),
    ...Object.fromEntries(
      services.map((name) => [STOCK_SERVICES[name].connection.variable, STOCK_SERVICES[name].connection.url]),
    ),
  };
  return {
    build: { context: pathFrom(folder, '.'), dockerfile, ...(target !== undefined && { target }) },
    ...(Object.keys(environment).length > 0 && { environment }),
    ...(port !== undefined && { ports: [publishedPort(port)] }),
    ...(volumes.length > 0 && { volumes }),
    ...(port !== undefined &&
      !hasHealthCheck && { healthcheck: healthCheck(['nc', '-z', '127.0.0.1', String(port)]) }),
    ...(services.length > 0 && {
      depends_on: Object.fromEntries(
        services.map((name) => [name, { condition: 'service_healthy' } as const]),
      ),
    }),
  };
}

/** Without the second kind a mounted folder would hide the packages that the image has in it. */
function sourceMounts({ project, folder }: OwnService, files: WorkspaceFiles): ComposeMount[] {
  const folders = [project.root, ...project.dependencies];
  const withPackages = folders.filter((path) => files.read(posix.join(path, 'package.json')) !== undefined);
  return [
    ...folders.map(
      (path) => ({ type: 'bind', source: pathFrom(folder, path), target: inImage(path) }) as const,
    ),
    ...withPackages.map(
      (path) => ({ type: 'volume', target: posix.join(inImage(path), 'node_modules') }) as const,
    ),
  ];
}

/** A path as compose takes it for one: it begins with a dot. */
function pathFrom(folder: string, path: string): string {
  const relative = posix.relative(posix.join('/', folder), posix.join('/', path));
  return relative.startsWith('..') ? relative : `./${relative}`.replace(/\/$/, '');
}
