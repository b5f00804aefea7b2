import { asRecord, asText } from '../../base/unknown-record';
import { askForJson, filtersFor, type EngineQuestion, type Unreadable } from './ask-for-json';

/** What an engine says of a container now. */
export interface ContainerState {
  readonly id: string;
  /** Of the compose project. */
  readonly service: string;
  /** ISO 8601, as the engine has it. */
  readonly startedAt: string;
  readonly running: boolean;
  readonly exitCode: number;
  readonly oomKilled: boolean;
  /** `none` where nothing checks it. */
  readonly health: 'healthy' | 'unhealthy' | 'starting' | 'none';
  /** How often the engine itself has started it again. */
  readonly restartCount: number;
}

/** All containers of a compose project. */
export type ContainerStates =
  Unreadable | { readonly kind: 'read'; readonly containers: readonly ContainerState[] };

/** Which containers are meant. */
export interface ContainersQuestion extends EngineQuestion {
  readonly projectName: string;
}

/** Looks at all containers of a compose project, those that have ended included. */
export async function inspectContainers(question: ContainersQuestion): Promise<ContainerStates> {
  const start = performance.now();
  const list = await askForJson(question, `/containers/json?all=1&${filtersFor(question.projectName)}`);
  if (list.kind === 'unreadable') return list;
  const ids = Array.isArray(list.value)
    ? list.value.map((entry) => asRecord(entry)['Id']).filter(isText)
    : [];
  const deadline = Math.max(1, question.deadline - (performance.now() - start));
  const answers = await Promise.all(
    ids.map((id) => askForJson({ ...question, deadline }, `/containers/${id}/json`)),
  );
  const containers: ContainerState[] = [];
  for (const answer of answers) {
    if (answer.kind === 'unreadable') return answer;
    // Gone between the two questions; it is missing for whoever compares.
    if (answer.value !== undefined) containers.push(toState(answer.value));
  }
  return { kind: 'read', containers };
}

function toState(value: unknown): ContainerState {
  const { Id, State, Config, RestartCount } = asRecord(value);
  const { StartedAt, Running, ExitCode, OOMKilled, Health, Healthcheck } = asRecord(State);
  return {
    id: asText(Id),
    service: asText(asRecord(asRecord(Config)['Labels'])['com.docker.compose.service']),
    startedAt: asText(StartedAt),
    running: Running === true,
    exitCode: Number(ExitCode ?? 0),
    oomKilled: OOMKilled === true,
    // Podman's older versions call it Healthcheck.
    health: toHealth(asRecord(Health ?? Healthcheck)['Status']),
    restartCount: Number(RestartCount ?? 0),
  };
}

function toHealth(status: unknown): ContainerState['health'] {
  return (['healthy', 'unhealthy', 'starting'] as const).find((health) => health === status) ?? 'none';
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}
