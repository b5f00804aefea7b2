import type { Recognition } from './known-failure';

/** How engines name what they could not get; where nothing better is there, its address at the registry. */
const UNRESOLVED = [
  /failed to resolve source metadata for ([^\s:]+(?::[^\s:]+)*(?:@sha256:[0-9a-f]+)?): /,
  /^ > (?:\[internal\] load metadata for |resolve image config for |FROM )(\S+):$/m,
  /creating build container: (?:initializing source|unable to copy from source) docker:\/\/(\S+): /,
  /failed to do request: [^\n]*?\/v2\/([^\s"]+?)\/manifests\//,
];

/** Says of a failure at a registry which base image it was about. */
export function nameBaseImage(cause: Recognition, log: string, dockerfile: string): Recognition {
  const image = UNRESOLVED.map((sign) => sign.exec(log)?.[1]).find((name) => name !== undefined);
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
