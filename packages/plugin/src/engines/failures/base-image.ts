import type { Recognition } from './known-failure';

const UNRESOLVED = new RegExp(
  [
    /failed to resolve source metadata for ([^\s:]+(?::[^\s:]+)?(?:@sha256:[0-9a-f]+)?): /,
    /^ > (?:\[internal\] load metadata for |resolve image config for |FROM )(\S+):$/,
    /creating build container: initializing source docker:\/\/(\S+): /,
    /failed to do request: [^\n]*?\/v2\/([^\s"]+?)\/manifests\//,
  ]
    .map(({ source }) => source)
    .join('|'),
  'm',
);

/** Says of a failure at a registry which base image it was about. */
export function nameBaseImage(cause: Recognition, log: string, dockerfile: string): Recognition {
  const groups: readonly (string | undefined)[] = UNRESOLVED.exec(log)?.slice(1) ?? [];
  const image = groups.find((group) => group !== undefined);
  if (image === undefined) return cause;
  const { what, why, fix } = cause.problem;
  return {
    ...cause,
    problem: {
      what: `${dockerfile}: the engine could not get ${roleOf(image)}`,
      why: why === undefined ? what : `${what}: ${why}`,
      ...(fix !== undefined && { fix }),
    },
  };
}

function roleOf(image: string): string {
  return /(?:^|\/)docker\/dockerfile\b/.test(image)
    ? `${image}, which its line "# syntax=" asks for`
    : `the base image ${image}`;
}
