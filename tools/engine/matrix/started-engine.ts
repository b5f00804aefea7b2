import type { EngineName } from './engine-name';

/** An engine that can build, push, pull and, but for buildah, run containers. */
export interface StartedEngine {
  readonly name: EngineName;
  /** What to change in a process's environment, so that it finds this engine and no other; undefined means remove. */
  readonly environment: NodeJS.ProcessEnv;
  /** `host:port` of a registry that this engine may push to, in plain HTTP. */
  readonly registry: string;
  readonly stop: () => Promise<void>;
}

/** What makes an environment lead to an engine, beside PATH. */
export const variablesOfEngines = [
  ...['DOCKER_HOST', 'DOCKER_CONFIG', 'DOCKER_CONTEXT', 'DOCKER_TLS_VERIFY', 'DOCKER_CERT_PATH'],
  ...['DOCKER_BUILDKIT', 'BUILDX_BUILDER', 'CONTAINER_HOST', 'CONTAINER_CONNECTION'],
  ...['CONTAINERS_CONF', 'CONTAINERS_STORAGE_CONF', 'CONTAINERS_REGISTRIES_CONF', 'REGISTRY_AUTH_FILE'],
  'BUILDAH_ISOLATION',
] as const;

/** Changes that remove whatever leads to an engine. */
export function noEngineVariables(): NodeJS.ProcessEnv {
  return Object.fromEntries(variablesOfEngines.map((name) => [name, undefined]));
}
