import { folderOf } from '../../base/context-path';
import type { ComposeService, ComposeSubject } from './compose-subject';
import type { ComposeValue, Place } from './compose-value';
import type { DeclaredBuild } from './declared-build';
import { resolveInWorkspace } from './workspace-path';

/** What a service says of its build, as written. */
export interface ComposeBuild {
  /** Undefined where only another file may tell it. */
  readonly context: string | undefined;
  readonly contextPlace: Place;
  readonly dockerfile: string | undefined;
  readonly dockerfilePlace: Place;
  readonly target: string | undefined;
}

/** The build of a service from a folder and a Dockerfile in it; undefined for none, and for one whose text is in the compose file. */
export function composeBuild({ value }: ComposeService): ComposeBuild | undefined {
  const build = value.get('build');
  if (build === undefined || build.text === '') return undefined;
  return build.isMap ? readMap(build) : readShort(build);
}

function readShort({ text, place }: ComposeValue): ComposeBuild | undefined {
  if (text === undefined) return undefined;
  return {
    context: text,
    contextPlace: place,
    dockerfile: undefined,
    dockerfilePlace: place,
    target: undefined,
  };
}

function readMap(build: ComposeValue): ComposeBuild | undefined {
  if (build.get('dockerfile_inline') !== undefined) return undefined;
  const [context, dockerfile] = [build.get('context'), build.get('dockerfile')];
  const contextPlace = (context ?? build).place;
  return {
    context: context?.text || undefined,
    contextPlace,
    dockerfile: dockerfile?.text || undefined,
    dockerfilePlace: dockerfile?.place ?? contextPlace,
    target: build.get('target')?.text || undefined,
  };
}

/** Whether a context is no folder of this machine. */
export function isRemoteContext(context: string): boolean {
  return /^(?:https?|git|ssh|oci-layout|docker-image|service|target):|^git@|^github\.com\/|\.git(?:#|$)|#/.test(
    context,
  );
}

/** In these alone a build without a context is one of the file's own folder; others may be laid over another file. */
const MAIN_FILE = /(?:^|\/)(?:docker-)?compose\.ya?ml$/;

/** The builds of the services whose paths are plain, from the folder of the file. */
export function declaredBuilds({ file, services }: ComposeSubject): DeclaredBuild[] {
  return services.flatMap((service) => {
    const build = composeBuild(service);
    const context = build?.context ?? (MAIN_FILE.test(file) ? '.' : undefined);
    return build === undefined || context === undefined ? [] : resolve(file, service.name, context, build);
  });
}

function resolve(
  file: string,
  name: string,
  writtenContext: string,
  { contextPlace, dockerfile: writtenDockerfile, target }: ComposeBuild,
): DeclaredBuild[] {
  const base = folderOf(file);
  const contextRoot = isRemoteContext(writtenContext) ? undefined : resolveInWorkspace(base, writtenContext);
  const dockerfile =
    contextRoot === undefined
      ? undefined
      : resolveInWorkspace(contextRoot, writtenDockerfile ?? 'Dockerfile');
  if (contextRoot === undefined || dockerfile === undefined) return [];
  const { line, column } = contextPlace;
  const written = { writtenContext, writtenDockerfile, target, runBefore: '' };
  return [{ by: 'compose', file, base, name, line, column, contextRoot, dockerfile, ...written }];
}
