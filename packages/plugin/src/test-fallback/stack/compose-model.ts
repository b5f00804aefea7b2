import { asRecord, isRecord, type UnknownRecord } from '../../base/unknown-record';

/** When a service lets those start that depend on it. */
export type DependencyCondition =
  'service_started' | 'service_healthy' | 'service_completed_successfully' | 'unknown';

/** What is asked of one service, as compose understands it. */
export interface ComposeService {
  readonly name: string;
  /** Undefined where it is only built. */
  readonly image: string | undefined;
  readonly isBuilt: boolean;
  readonly hasHealthCheck: boolean;
  readonly containerName: string | undefined;
  /** Ports of this machine that the file asks for, and the addresses where it names some. */
  readonly fixedPorts: readonly string[];
  readonly usesHostNetwork: boolean;
  readonly dependsOn: Readonly<Record<string, DependencyCondition>>;
  readonly labels: Readonly<Record<string, string>>;
  readonly profiles: readonly string[];
  /** Files and folders of this machine that it sees: bind mounts, configs and secrets. */
  readonly files: readonly string[];
  /** How many containers it is to have. */
  readonly scale: number;
  readonly environment: Readonly<Record<string, string>>;
}

/** The services of compose files, merged and resolved. */
export interface ComposeModel {
  readonly services: readonly ComposeService[];
  /** Volumes and networks that the file gives a name of their own, which other projects may use, too. */
  readonly fixedNames: readonly string[];
}

/** Reads what `docker compose config --format json` says of a project of this name. */
export function readComposeModel(config: UnknownRecord, project: string): ComposeModel {
  const files = { configs: filesOf(config['configs']), secrets: filesOf(config['secrets']) };
  return {
    services: Object.entries(asRecord(config['services'])).map(([name, service]) =>
      readService(name, asRecord(service), files),
    ),
    fixedNames: ['volumes', 'networks'].flatMap((kind) => fixedNames(config[kind], project)),
  };
}

interface NamedFiles {
  readonly configs: ReadonlyMap<string, string>;
  readonly secrets: ReadonlyMap<string, string>;
}

function readService(name: string, service: UnknownRecord, files: NamedFiles): ComposeService {
  return {
    name,
    image: textOf(service['image']),
    isBuilt: isRecord(service['build']),
    hasHealthCheck: hasHealthCheck(service['healthcheck']),
    containerName: textOf(service['container_name']),
    fixedPorts: listOf(service['ports']).flatMap((port) => fixedPort(asRecord(port))),
    usesHostNetwork: service['network_mode'] === 'host',
    dependsOn: Object.fromEntries(
      Object.entries(asRecord(service['depends_on'])).map(([other, how]) => [other, conditionOf(how)]),
    ),
    labels: textsOf(service['labels']),
    profiles: listOf(service['profiles']).filter((profile) => typeof profile === 'string'),
    files: [
      ...listOf(service['volumes']).flatMap((volume) => bindSource(asRecord(volume))),
      ...listOf(service['configs']).flatMap((use) => files.configs.get(sourceOf(use)) ?? []),
      ...listOf(service['secrets']).flatMap((use) => files.secrets.get(sourceOf(use)) ?? []),
    ],
    scale: scaleOf(service),
    environment: unescaped(textsOf(service['environment'])),
  };
}

/** A check of the image itself is not known here; one that the file switches off is none. */
function hasHealthCheck(check: unknown): boolean {
  if (!isRecord(check) || check['disable'] === true) return false;
  return listOf(check['test'])[0] !== 'NONE';
}

/** Some versions print the port as a number. */
function fixedPort({ published, host_ip: address }: UnknownRecord): string[] {
  if (typeof published !== 'string' && typeof published !== 'number') return [];
  const port = String(published);
  if (port === '' || port === '0') return [];
  return [textOf(address) === undefined ? port : `${address as string}:${port}`];
}

function conditionOf(dependency: unknown): DependencyCondition {
  const condition = asRecord(dependency)['condition'];
  switch (condition) {
    case 'service_started':
    case 'service_healthy':
    case 'service_completed_successfully':
      return condition;
    default:
      return 'unknown';
  }
}

function bindSource(volume: UnknownRecord): string[] {
  return volume['type'] === 'bind' && typeof volume['source'] === 'string' ? [volume['source']] : [];
}

function scaleOf(service: UnknownRecord): number {
  const replicas = asRecord(service['deploy'])['replicas'];
  if (typeof service['scale'] === 'number') return service['scale'];
  return typeof replicas === 'number' ? replicas : 1;
}

function filesOf(section: unknown): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(asRecord(section)).flatMap(([name, entry]) => {
      const file = textOf(asRecord(entry)['file']);
      return file === undefined ? [] : [[name, file] as const];
    }),
  );
}

function sourceOf(use: unknown): string {
  return typeof use === 'string' ? use : (textOf(asRecord(use)['source']) ?? '');
}

function fixedNames(section: unknown, project: string): string[] {
  return Object.entries(asRecord(section)).flatMap(([key, entry]) => {
    const { name, external } = asRecord(entry);
    if (external === true || typeof name !== 'string') return [];
    return name === `${project}_${key}` ? [] : [name];
  });
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function textsOf(value: unknown): Record<string, string> {
  const entries = Object.entries(asRecord(value)).filter(([, text]) => text !== null);
  return Object.fromEntries(entries.map(([key, text]) => [key, String(text)]));
}

/** Compose doubles each $ of what it prints, because it reads that as a template again. */
function unescaped(values: Record<string, string>): Record<string, string> {
  const entries = Object.entries(values);
  return Object.fromEntries(entries.map(([key, value]) => [key, value.replace(/\$\$/g, () => '$')]));
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
