import type { Rule } from '../../rule';
import { contextView } from '../../subjects/context-view';
import { missesFile } from '../../subjects/nx-inputs';
import { writtenTargets } from '../../subjects/nx-targets';
import { targetBuild } from '../../subjects/target-build';

/** A cached image target whose inputs hold neither its Dockerfile nor what decides over its context. */
export const inputsMissIgnoreFile: Rule<'workspace'> = {
  id: 'nx/inputs-miss-ignore-file',
  severity: 'warning',
  title: 'The inputs of a cached image target miss its Dockerfile or its ignore file',
  why: 'After an edit of that file Nx takes the old result from its cache, and nothing is built.',
  fix: 'Add the file to "inputs".',
  subject: 'workspace',
  *check(_, view) {
    for (const target of writtenTargets(view)) {
      const { cache, inputs } = target.settings;
      const build = cache === true ? targetBuild(target, view) : undefined;
      if (build === undefined) continue;
      const { ignoreFile } = contextView(build.contextRoot, build.dockerfile, view);
      const missing = [build.dockerfile, ignoreFile].filter(
        (file) => file !== undefined && missesFile(inputs, file, target),
      );
      if (missing.length === 0) continue;
      yield {
        file: target.file,
        ...target.placeOf('inputs'),
        what: `the inputs of target "${target.name}" miss ${missing.join(' and ')}`,
        fix: `Add ${missing.map((file) => `"{workspaceRoot}/${file ?? ''}"`).join(', ')} to "inputs".`,
      };
    }
  },
};
