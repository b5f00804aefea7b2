/** A name for a Python package, from that of a project: `@acme/my-api` gives `my_api`. */
export function moduleName(project: string): string {
  const name = (project.split('/').at(-1) ?? project).toLowerCase().replace(/[^a-z0-9]+/g, '_');
  const plain = name.replace(/^_+|_+$/g, '');
  return /^[a-z]/.test(plain) ? plain : `service_${plain}`;
}
