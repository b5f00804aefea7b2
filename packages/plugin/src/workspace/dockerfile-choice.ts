import { join, posix, relative, resolve, sep } from 'node:path';
import { toContextPath } from '../base/context-path';
import type { Problem } from '../base/user-error';
import { isFile } from '../host/file-system';
import type { ProjectTask } from './project-task';

/** The Dockerfile that a task is about, from the workspace root: the named one, or the project's own. */
export function findDockerfile(file: string | undefined, task: ProjectTask): string | Problem {
  const { workspaceRoot } = task;
  if (file === undefined) return findDefaultDockerfile(task);
  const path = resolve(workspaceRoot, file);
  if (isFile(path)) return toContextPath(relative(workspaceRoot, path), sep);
  return { what: `file: there is no file ${file}`, why: 'paths are read from the workspace root' };
}

function findDefaultDockerfile({ workspaceRoot, project, projectRoot }: ProjectTask): string | Problem {
  const name = project.split('/').at(-1) ?? project;
  const candidates = [`${name}.alpine.Dockerfile`, 'alpine.Dockerfile'].map((file) =>
    posix.join(projectRoot, file),
  );
  return (
    candidates.find((file) => isFile(join(workspaceRoot, file))) ?? {
      what: `${project} has no Alpine Dockerfile without a configuration`,
      why: `there is no ${candidates.join(' or ')}`,
      fix: 'write one, choose a configuration that has one with -c, or name it with --file=<path from the workspace root>',
    }
  );
}
