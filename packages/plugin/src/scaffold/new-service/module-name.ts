import { TAKEN_NAMES } from './taken-names';

/** A name for a Python package, from that of a project: `@acme/my-api` gives `my_api`, and `email`, which Python has, `email_service`. */
export function moduleName(project: string): string {
  const name = (project.split('/').at(-1) ?? project).toLowerCase().replace(/[^a-z0-9]+/g, '_');
  const plain = name.replace(/^_+|_+$/g, '');
  if (TAKEN_NAMES.has(plain)) return `${plain}_service`;
  return /^[a-z]/.test(plain) ? plain : `service_${plain}`;
}
