import { asRecord, isRecord, type UnknownRecord } from '../../base/unknown-record';
import type { PublishedPort, ServiceState, StackContainer } from './stack';

/** Reads `docker compose ps --all --format json`: an object a line, or one array as in compose before 2.21. */
export function readServiceStates(stdout: string): readonly ServiceState[] {
  return readObjects(stdout)
    .map(readState)
    .sort((one, other) => (one.containerName < other.containerName ? -1 : 1));
}

/** What `docker inspect` knows of a container beside its state at this look. */
export interface ContainerFacts extends StackContainer {
  readonly oomKilled: boolean;
  /** The status with which the engine could not even start its program, which `ps` does not tell; 0 otherwise. */
  readonly notStarted: number;
  /** What the health check printed last. */
  readonly lastHealthOutput: string | undefined;
}

/** Reads `docker inspect` of containers of a compose project. */
export function readContainerFacts(stdout: string): readonly ContainerFacts[] {
  return readObjects(stdout).map((container) => {
    const state = asRecord(container['State']);
    const config = asRecord(container['Config']);
    const log = asRecord(state['Health'])['Log'];
    const last = Array.isArray(log) ? asRecord(log.at(-1))['Output'] : undefined;
    return {
      id: text(container['Id']),
      service: text(asRecord(config['Labels'])['com.docker.compose.service']),
      image: text(config['Image']),
      startedAt: text(state['StartedAt']),
      oomKilled: state['OOMKilled'] === true,
      notStarted: state['Status'] === 'created' ? Number(state['ExitCode'] ?? 0) : 0,
      lastHealthOutput: typeof last === 'string' && last.trim() !== '' ? last.trim() : undefined,
    };
  });
}

function readState(container: UnknownRecord): ServiceState {
  const service = text(container['Service']);
  const publishers = Array.isArray(container['Publishers']) ? container['Publishers'] : [];
  return {
    service,
    containerName: text(container['Name']),
    state: text(container['State']).toLowerCase(),
    health: text(container['Health']).toLowerCase(),
    exitCode: Number(container['ExitCode'] ?? 0),
    ports: publishers.flatMap((publisher) => readPort(service, asRecord(publisher))),
  };
}

/** A port that is only exposed to other containers is listed with the port 0. */
function readPort(service: string, publisher: UnknownRecord): PublishedPort[] {
  const port = Number(publisher['PublishedPort'] ?? 0);
  if (port === 0) return [];
  return [
    {
      service,
      containerPort: Number(publisher['TargetPort']),
      protocol: publisher['Protocol'] === 'udp' ? 'udp' : 'tcp',
      host: text(publisher['URL']),
      port,
    },
  ];
}

function readObjects(stdout: string): UnknownRecord[] {
  const trimmed = stdout.trim();
  if (trimmed === '') return [];
  const values: unknown = trimmed.startsWith('[')
    ? JSON.parse(trimmed)
    : trimmed.split('\n').map((line) => JSON.parse(line) as unknown);
  return (values as unknown[]).filter(isRecord);
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
