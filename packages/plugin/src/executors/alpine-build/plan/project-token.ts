import { repositoryOf } from '../../../image/default-tag';

/** Puts the project's repository in the place of `{project}`, so that one setting in `targetDefaults` serves all projects. */
export function fillProject(text: string, project: string): string {
  return text.replaceAll('{project}', repositoryOf(project));
}
