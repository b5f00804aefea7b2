import type { Found, Rule } from '../../rule';
import { declaredBuilds } from '../../subjects/compose-build';
import type { ComposeSubject } from '../../subjects/compose-subject';
import type { DeclaredBuild } from '../../subjects/declared-build';
import type { DockerfileSubject } from '../../subjects/dockerfile-subject';
import { readFrontend } from '../../subjects/frontend';

/** A `target` that no stage of the Dockerfile is called. */
export const unknownTarget: Rule<'workspace'> = {
  id: 'compose/unknown-target',
  severity: 'error',
  title: 'A service builds a stage that its Dockerfile does not have',
  why: 'The build fails: "target stage could not be found".',
  fix: 'Write the name of a stage, as it stands behind AS.',
  subject: 'workspace',
  *check({ composeFiles, dockerfiles }) {
    for (const compose of composeFiles) {
      for (const build of declaredBuilds(compose)) {
        const subject = dockerfiles.find(({ file }) => file === build.dockerfile);
        const found = subject === undefined ? undefined : judge(build, subject, compose);
        if (found !== undefined) yield found;
      }
    }
  },
};

function judge(
  { name, dockerfile, target = '' }: DeclaredBuild,
  { outline: { stages }, text }: DockerfileSubject,
  compose: ComposeSubject,
): Found | undefined {
  const isKnown = /^[\w.-]+$/.test(target) && stages.length > 0 && readFrontend(text) !== 'other';
  if (!isKnown || hasStage(target, stages)) return undefined;
  const service = compose.services.find((one) => one.name === name);
  const place = service?.value.get('build')?.get('target')?.place;
  if (place === undefined) return undefined;
  const named = stages.flatMap((stage) => stage.name ?? []);
  return {
    file: compose.file,
    ...place,
    what: `target "${target}" of ${name} is no stage of ${dockerfile}`,
    ...(named.length > 0 && { fix: `Write one of ${named.join(', ')}.` }),
  };
}

/** Names are compared in small letters; a number counts from 0. */
function hasStage(target: string, stages: readonly { readonly name?: string | undefined }[]): boolean {
  if (stages.some(({ name }) => name?.toLowerCase() === target.toLowerCase())) return true;
  return /^\d+$/.test(target) && Number(target) < stages.length;
}
