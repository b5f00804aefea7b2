import { asRecord, isRecord, type UnknownRecord } from '../../base/unknown-record';

/** On every container, network and volume of ours, with the hash of the workspace. */
export const STACK_LABEL = 'dev.nx-alpine.test-stack';

/**
 * Makes of a resolved configuration one that disturbs nobody: ports that the engine chooses on loopback, no names that another project may
 * have, and our label on all that it makes.
 */
export function isolateConfig(
  resolved: UnknownRecord,
  { services, workspace }: { readonly services: readonly string[]; readonly workspace: string },
): UnknownRecord {
  const all = asRecord(resolved['services']);
  const kept = services.map((name) => [name, asRecord(all[name])] as const);
  return {
    ...withoutKeys(resolved, ['name']),
    services: Object.fromEntries(kept.map(([name, service]) => [name, isolateService(service, workspace)])),
    ...isolateSection(resolved, 'networks', workspace),
    ...isolateSection(resolved, 'volumes', workspace),
  };
}

/**
 * Lets images that are built here have the name of the project.
 *
 * So no tag of the user is moved, none is taken away with the stack, and what one service builds and another only uses stays the same image.
 */
export function nameBuiltImages(config: UnknownRecord, project: string): UnknownRecord {
  const services = Object.entries(asRecord(config['services'])).map(
    ([name, service]) => [name, asRecord(service)] as const,
  );
  const built = new Map(
    services.flatMap(([name, service]) =>
      isRecord(service['build']) && typeof service['image'] === 'string' ? [[service['image'], name]] : [],
    ),
  );
  const rename = (service: UnknownRecord): UnknownRecord => {
    if (isRecord(service['build'])) return withoutKeys(service, ['image', 'pull_policy']);
    const maker = typeof service['image'] === 'string' ? built.get(service['image']) : undefined;
    if (maker === undefined) return service;
    return { ...withoutKeys(service, ['pull_policy']), image: `${project}-${maker}` };
  };
  return {
    ...config,
    services: Object.fromEntries(services.map(([name, service]) => [name, rename(service)])),
  };
}

function isolateService(service: UnknownRecord, workspace: string): UnknownRecord {
  const { ports } = service;
  return {
    // All that are here were chosen, so no profile has to be.
    ...withoutKeys(service, ['profiles']),
    labels: { ...asRecord(service['labels']), [STACK_LABEL]: workspace },
    ...(Array.isArray(ports) && { ports: ports.map((port) => onLoopback(asRecord(port))) }),
  };
}

function onLoopback(port: UnknownRecord): UnknownRecord {
  return { ...withoutKeys(port, ['published']), host_ip: '127.0.0.1' };
}

function isolateSection(
  config: UnknownRecord,
  kind: 'networks' | 'volumes',
  workspace: string,
): UnknownRecord {
  if (!isRecord(config[kind])) return {};
  const entries = Object.entries(config[kind]).map(([key, value]) => {
    const entry = asRecord(value);
    if (entry['external'] === true) return [key, value];
    // Also a name that the file itself gives: `down --volumes` would take away the data of whoever else has it.
    const labels = { ...asRecord(entry['labels']), [STACK_LABEL]: workspace };
    return [key, { ...withoutKeys(entry, ['name']), labels }];
  });
  return { [kind]: Object.fromEntries(entries) as UnknownRecord };
}

function withoutKeys(record: UnknownRecord, keys: readonly string[]): UnknownRecord {
  return Object.fromEntries(Object.entries(record).filter(([key]) => !keys.includes(key)));
}
