/** Copies from the context, or from where the flags say; names that the plain form would misread are written as JSON. */
export function copyLine(source: string | readonly string[], target: string, ...flags: string[]): string {
  const paths = [...[source].flat(), target];
  const isPlain = paths.every((path) => /^[\w./@+:~-]+$/.test(path));
  const operands = isPlain ? paths.join(' ') : JSON.stringify(paths);
  return ['COPY', ...flags, operands].join(' ');
}

/** A RUN with caches for what package managers download, one command after the other. */
export function runLines(caches: readonly string[], ...commands: string[]): string[] {
  return mountedRunLines(
    caches.map((target) => `type=cache,target=${target}`),
    ...commands,
  );
}

/** A RUN with mounts of all kinds, one command after the other. */
export function mountedRunLines(mounts: readonly string[], ...commands: string[]): string[] {
  const [first = '', ...rest] = commands;
  const parts = [
    ...mounts.map((mount) => `--mount=${mount}`),
    first,
    ...rest.map((command) => `&& ${command}`),
  ];
  return parts.map(
    (part, index) => `${index === 0 ? 'RUN ' : '  '}${part}${index < parts.length - 1 ? ' \\' : ''}`,
  );
}

/** Installs packages of Alpine and leaves no index behind; nothing without packages. */
export function apkLines(packages: readonly string[]): string[] {
  return packages.length === 0 ? [] : [`RUN apk add --no-cache ${packages.join(' ')}`];
}

/** Joins the parts of a file with an empty line between; an empty part leaves none. */
export function joinParts(...parts: readonly (readonly string[])[]): string {
  return `${parts
    .filter((part) => part.length > 0)
    .map((part) => part.join('\n'))
    .join('\n\n')}\n`;
}
