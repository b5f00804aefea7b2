import type { BuildRequest, Secret } from '../engine';

/** The arguments after `docker` that build a request and load the result into the engine, without a tag. */
export function buildArguments(request: BuildRequest, metadataFile: string): string[] {
  return [
    'buildx',
    'build',
    ...['--file', request.dockerfile],
    ...['--metadata-file', metadataFile],
    '--load',
    ...['--progress', request.progress === 'auto' ? 'plain' : request.progress],
    ...(request.target === undefined ? [] : ['--target', request.target]),
    ...[...request.buildArguments].flatMap(([name, value]) => ['--build-arg', `${name}=${value}`]),
    ...request.secrets.flatMap((secret) => ['--secret', secretArgument(secret)]),
    ...(request.platform === undefined ? [] : ['--platform', request.platform]),
    ...(request.pull ? ['--pull'] : []),
    ...(request.noCache ? ['--no-cache'] : []),
    request.contextRoot,
  ];
}

/** One field of the comma-separated form; a field with a comma or quote is quoted as in CSV. */
function secretArgument(secret: Secret): string {
  const source = 'file' in secret ? `src=${secret.file}` : `env=${secret.environmentVariable}`;
  return [`id=${secret.id}`, source].map(quoteField).join(',');
}

function quoteField(field: string): string {
  return /[",\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
}
