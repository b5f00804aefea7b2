import { posix } from 'node:path';
import type { DeclaredBuild } from './declared-build';
import type { TextSubject } from './text-subject';
import { readBuildSteps } from './workflow-steps';
import { resolveInWorkspace } from './workspace-path';

/** The builds of a workflow of GitHub by `docker/build-push-action`; those from a Git address are left out. */
export function readWorkflowBuilds(subject: TextSubject): DeclaredBuild[] {
  return readBuildSteps(subject).flatMap(({ name, context, dockerfile: named, target, runBefore }) => {
    if (context === undefined) return [];
    const dockerfile = resolveInWorkspace('', named?.text ?? posix.join(context.text, 'Dockerfile'));
    const contextRoot = resolveInWorkspace('', context.text);
    if (contextRoot === undefined || dockerfile === undefined) return [];
    const written = { writtenContext: context.text, writtenDockerfile: named?.text, target, runBefore };
    const declared = { by: 'workflow', file: subject.file, base: '', name } as const;
    return [{ ...declared, ...context.place, contextRoot, dockerfile, ...written }];
  });
}
