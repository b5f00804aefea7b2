import type { FailedBuildSituation, FailureExplanation } from './situation';

const UNRESOLVED =
  /(?:failed to resolve source metadata for|failed to do request:[^\n]*manifests\/) ?([^\s:]+:?[^\s:]*): ([^\n]+)/;
const UNREACHABLE =
  /dial tcp|no such host|i\/o timeout|TLS handshake|connection refused|unexpected status|deadline exceeded|toomanyrequests/;

/** A base image that no registry would give: its name is wrong, or the registry cannot be reached. */
export function explainBaseImage({ log, dockerfile }: FailedBuildSituation): FailureExplanation | undefined {
  const [, image, reason = ''] = UNRESOLVED.exec(log) ?? [];
  if (image === undefined) return undefined;
  const what = `${dockerfile}: the engine could not get the base image ${image}`;
  return UNREACHABLE.test(reason)
    ? {
        class: 'engine',
        problem: {
          what,
          why: reason,
          fix: "check the engine's network, proxy and registry mirror, then run the target again",
        },
      }
    : {
        class: 'build',
        problem: {
          what,
          why: reason,
          fix: 'check the name and the tag, and log in where the image is private',
        },
      };
}
