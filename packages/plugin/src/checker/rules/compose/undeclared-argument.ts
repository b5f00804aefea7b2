import type { Rule } from '../../rule';
import { declaredBuilds } from '../../subjects/compose-build';
import type { ComposeSubject } from '../../subjects/compose-subject';
import type { Place } from '../../subjects/compose-value';
import type { DockerfileSubject } from '../../subjects/dockerfile-subject';
import { readFrontend } from '../../subjects/frontend';

/** A build argument that no Dockerfile which the compose file builds declares; a block of arguments may be shared by several. */
export const undeclaredArgument: Rule<'workspace'> = {
  id: 'compose/undeclared-argument',
  severity: 'warning',
  title: 'A compose file passes a build argument that its Dockerfiles do not declare',
  why: 'The engine drops it with a warning, and the image is built without it.',
  fix: 'Mend the name, declare it with ARG in the stage that uses it, or remove it.',
  subject: 'workspace',
  *check({ composeFiles, dockerfiles }) {
    for (const compose of composeFiles) {
      const built = dockerfilesOf(compose, dockerfiles);
      if (built === undefined) continue;
      const declared = new Set(built.flatMap(argumentsOf));
      const told = new Set<string>();
      for (const { name, place, service } of passedBy(compose)) {
        const key = `${String(place.line)} ${name}`;
        if (declared.has(name) || PREDEFINED.test(name) || /[^\w]/.test(name) || told.has(key)) continue;
        told.add(key);
        const like = [...declared].find((other) => other.toLowerCase() === name.toLowerCase());
        yield {
          file: compose.file,
          ...place,
          what: `build argument ${name} of ${service} is declared by no Dockerfile that this file builds`,
          ...(like !== undefined && { fix: `Write ${like}.` }),
        };
      }
    }
  },
};

/** https://docs.docker.com/reference/dockerfile/#predefined-args, and what BuildKit takes for itself. */
const PREDEFINED =
  /^(?:(?:https?|ftp|no|all)_proxy|BUILDKIT_\w+|SOURCE_DATE_EPOCH|(?:BUILD|TARGET)(?:PLATFORM|OS|ARCH|VARIANT|STAGE))$/i;

/** Undefined where one of them is not known, or read by a program of its own. */
function dockerfilesOf(
  compose: ComposeSubject,
  all: readonly DockerfileSubject[],
): DockerfileSubject[] | undefined {
  const builds = new Map(declaredBuilds(compose).map((build) => [build.name, build.dockerfile]));
  const built = compose.services
    .filter(({ value }) => value.get('build') !== undefined)
    .map(({ name }) => all.find(({ file }) => file === builds.get(name)));
  const isKnown = (one: DockerfileSubject | undefined): one is DockerfileSubject =>
    one !== undefined && readFrontend(one.text) !== 'other';
  return built.every(isKnown) ? built : undefined;
}

function argumentsOf({ instructions }: DockerfileSubject): string[] {
  return instructions
    .filter(({ keyword, argumentText }) => keyword === 'ARG' || /^ARG\s/i.test(argumentText))
    .flatMap(({ words }) => words.map((word) => word.replace(/=.*$/s, '')));
}

interface Passed {
  readonly name: string;
  readonly place: Place;
  readonly service: string;
}

function passedBy({ services }: ComposeSubject): Passed[] {
  return services.flatMap(({ name: service, value }) => {
    const args = value.get('build')?.get('args');
    return [
      ...(args?.items ?? []).map(({ text = '', place }) => ({
        name: text.replace(/=.*$/s, ''),
        place,
        service,
      })),
      ...(args?.entries ?? []).map(({ key, keyPlace }) => ({ name: key, place: keyPlace, service })),
    ];
  });
}
