import { isOfStage } from '../../../formats/dockerfile/read-dockerfile';
import type { Found, Rule } from '../../rule';
import { composeBuild } from '../../subjects/compose-build';
import { publishedTargets } from '../../subjects/compose-ports';
import type { ComposeService } from '../../subjects/compose-subject';
import type { ComposeValue } from '../../subjects/compose-value';
import type { DockerfileSubject } from '../../subjects/dockerfile-subject';
import { exposedPorts, exposesNothing, portVariable, type NamedPort } from '../../subjects/image-ports';

/** One number for the port of a service in one place, and another in another, where nothing else names it. */
export const portDiffers: Rule<'workspace'> = {
  id: 'dockerfile/port-differs',
  severity: 'warning',
  title: 'A port is fixed twice, with different numbers',
  why: 'The program listens on one port, and is looked for on the other.',
  fix: 'Write the same number in all places.',
  subject: 'workspace',
  *check({ dockerfiles, composeFiles, builds }) {
    for (const subject of dockerfiles) yield* within(subject);
    for (const { file, services } of composeFiles) {
      for (const service of services) {
        const build = builds.find((one) => one.file === file && one.name === service.name);
        const subject = dockerfiles.find((one) => one.file === build?.dockerfile);
        const found = subject && between(service, subject);
        if (found !== undefined) yield { file, ...found };
      }
    }
  },
};

/** An image with one port for its program, and another in the variable that programs ask for theirs. */
function* within({ file, stages }: DockerfileSubject): Generator<Found> {
  const last = stages.at(-1);
  const variable = last && portVariable(last);
  const exposed = last && exposedPorts(last);
  const [only] = exposed ?? [];
  if (variable === undefined || only === undefined || exposed?.length !== 1) return;
  if (only.port === variable.port) return;
  const { line, column } = variable;
  yield {
    file,
    line,
    column,
    what: `ENV PORT is ${String(variable.port)}, and line ${String(only.line)} exposes ${String(only.port)}`,
    fix: `EXPOSE ${String(variable.port)}`,
  };
}

function between(service: ComposeService, subject: DockerfileSubject): Found | undefined {
  const targets = publishedTargets(service) ?? [];
  const exposed = onlyPorts(service, subject);
  const [[target], [first]] = [targets, exposed];
  if (target === undefined || first === undefined || mayListenElsewhere(service)) return undefined;
  // Whoever publishes the port that is exposed publishes others beside it knowingly: for debuggers, for reloading.
  const isNamed = (port: number): boolean => new RegExp(`\\b${String(port)}\\b`).test(subject.text);
  if (targets.some(({ port }) => isNamed(port) || namesPort(service.value, port))) return undefined;
  return {
    ...target.place,
    what: `port ${String(target.port)} of the container is published, and ${subject.file} exposes ${list(exposed.map(({ port }) => port))}`,
    fix: `Publish port ${String(first.port)} of the container, or mend line ${String(first.line)} of ${subject.file}.`,
  };
}

/** The ports that the image of a service exposes; none where its base may expose others, or nobody can tell. */
function onlyPorts(service: ComposeService, { stages }: DockerfileSubject): readonly NamedPort[] {
  const target = composeBuild(service)?.target;
  const stage = target === undefined ? stages.at(-1) : stages.find((one) => isOfStage(one.stage, target));
  return stage !== undefined && exposesNothing(stage) ? (exposedPorts(stage) ?? []) : [];
}

/** Where the service itself may say on what to listen, in words that are not here. */
function mayListenElsewhere({ value }: ComposeService): boolean {
  const variables = value.get('environment');
  const names = [
    ...(variables?.entries.map(({ key }) => key) ?? []),
    ...(variables?.items.map(({ text }) => text ?? '') ?? []),
  ];
  return (
    ['env_file', 'extends', 'network_mode', 'command', 'entrypoint'].some(
      (key) => value.get(key) !== undefined,
    ) ||
    variables?.text !== undefined ||
    names.some((name) => /PORT|LISTEN|ADDR|BIND|URL|HOST/i.test(name.replace(/=.*$/s, '')))
  );
}

/** Whether a service names a port anywhere but where it publishes it. */
function namesPort(value: ComposeValue, port: number): boolean {
  const word = new RegExp(`\\b${String(port)}\\b`);
  const isIn = (one: ComposeValue): boolean =>
    word.test(one.text ?? '') ||
    one.items.some(isIn) ||
    one.entries.some((entry) => word.test(entry.key) || isIn(entry.value));
  return value.entries.some((entry) => entry.key !== 'ports' && isIn(entry.value));
}

function list(ports: readonly number[]): string {
  return [...new Set(ports)].join(', ');
}
