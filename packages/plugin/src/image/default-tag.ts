/**
 * The tag of a build that names none: the project, and the configuration or `latest`.
 *
 * `@acme/api` becomes `acme/api:latest`; what a repository name cannot hold becomes a hyphen.
 */
export function defaultTag(projectName: string, configuration: string | undefined): string {
  const version = replaceOthers(configuration ?? '', /[^\w.]+/g);
  return `${repositoryOf(projectName)}:${version || 'latest'}`;
}

/** The repository that is named after a project, `acme/api` for `@acme/api`. */
export function repositoryOf(projectName: string): string {
  const repository = projectName
    .toLowerCase()
    .replace(/^@/, '')
    .split('/')
    .map((part) => replaceOthers(part, /[^a-z0-9]+/g))
    .filter((part) => part !== '')
    .join('/');
  return repository || 'image';
}

function replaceOthers(text: string, others: RegExp): string {
  return text.replace(others, '-').replace(/^[-.]+|[-.]+$/g, '');
}
