import type { Attributes, Secret, SshForward } from '../build-request';

/** The comma-separated form in which docker takes attributes; a field with a comma or quote is quoted as in CSV. */
export function joinAttributes(attributes: Attributes): string {
  return [...attributes].map(([name, value]) => quoteField(`${name}=${value}`)).join(',');
}

/** A secret as docker, podman and buildah take it. */
export function secretArgument(secret: Secret): string {
  const [name, value] =
    'file' in secret ? (['src', secret.file] as const) : (['env', secret.environmentVariable] as const);
  return joinAttributes(
    new Map([
      ['id', secret.id],
      [name, value],
    ]),
  );
}

/** Keys for SSH as docker, podman and buildah take them; without paths they come from the agent that runs. */
export function sshArgument({ id, paths }: SshForward): string {
  return paths.length === 0 ? id : `${id}=${paths.join(',')}`;
}

function quoteField(field: string): string {
  return /[",\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
}
