import type { Recognition } from './known-failure';

const UNRESOLVED =
  /failed to resolve source metadata for ([^\s:]+(?::[^\s:]+)?(?:@sha256:[0-9a-f]+)?): |failed to do request: [^\n]*?\/v2\/([^\s"]+?)\/manifests\//;

/** Says of a failure at a registry which base image it was about. */
export function nameBaseImage(cause: Recognition, log: string, dockerfile: string): Recognition {
  const match = UNRESOLVED.exec(log);
  const image = match?.[1] ?? match?.[2];
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
