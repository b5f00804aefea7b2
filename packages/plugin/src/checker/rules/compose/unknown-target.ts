import type { Rule } from '../../rule';
import { declaredBuilds } from '../../subjects/compose-build';
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
      for (const { name, dockerfile, target } of declaredBuilds(compose)) {
        const subject = dockerfiles.find(({ file }) => file === dockerfile);
        if (subject === undefined || target === undefined || !/^[\w.-]+$/.test(target)) continue;
        const stages = subject.outline.stages.map((stage) => stage.name?.toLowerCase());
        const isThere = stages.includes(target.toLowerCase()) || Number(target) < stages.length;
        if (isThere || stages.length === 0 || readFrontend(subject.text) === 'other') continue;
        const place = compose.services
          .find((service) => service.name === name)
          ?.value.get('build')
          ?.get('target')?.place;
        if (place === undefined) continue;
        const named = subject.outline.stages.flatMap((stage) => stage.name ?? []);
        yield {
          file: compose.file,
          ...place,
          what: `target "${target}" of ${name} is no stage of ${dockerfile}`,
          ...(named.length > 0 && { fix: `Write one of ${named.join(', ')}.` }),
        };
      }
    }
  },
};
