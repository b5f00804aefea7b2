/** Makes a text fit for a tag: `feature/x` becomes `feature-x`. Different texts may become the same tag. */
export function fitForTag(text: string): string {
  return sanitiseTag(text).replace(/^[-.]+/, '');
}

/** What a tag cannot hold becomes a hyphen, as docker/metadata-action has it. */
export function sanitiseTag(text: string): string {
  return text.replace(/[^\w.-]+/g, '-');
}

/** Makes a text fit for a part of a repository's name, slashes kept. */
export function fitForRepository(text: string): string {
  return text
    .toLowerCase()
    .split('/')
    .map((part) => part.replace(/[^a-z0-9._-]+/g, '-').replace(/^[-._]+|[-._]+$/g, ''))
    .filter((part) => part !== '')
    .join('/');
}
