import { isRecord } from '../../base/unknown-record';

/**
 * Whether the code under test comes from a fork: it may be anybody's, and must not meet staging.
 *
 * https://docs.github.com/en/webhooks/webhook-events-and-payloads, https://docs.gitlab.com/ci/variables/predefined_variables/,
 * https://circleci.com/docs/variables/, https://learn.microsoft.com/azure/devops/pipelines/build/variables,
 * https://buildkite.com/docs/pipelines/configure/environment-variables and https://docs.travis-ci.com/user/environment-variables/
 */
export function isForeignCode(
  environment: NodeJS.ProcessEnv,
  readText: (path: string) => string | undefined,
): boolean {
  if (PAIRS.some(([source, own]) => differs(environment[source], environment[own]))) return true;
  if (environment['CIRCLE_PR_REPONAME'] !== undefined) return true;
  if (environment['SYSTEM_PULLREQUEST_ISFORK']?.toLowerCase() === 'true') return true;
  const path = HEADS[environment['GITHUB_EVENT_NAME'] ?? ''];
  if (path === undefined) return false;
  const head = fieldIn(readText(environment['GITHUB_EVENT_PATH'] ?? ''), path);
  return head === undefined || head !== environment['GITHUB_REPOSITORY'];
}

/** Variables with where the code comes from, and with where it is tested. */
const PAIRS = [
  ['CI_MERGE_REQUEST_SOURCE_PROJECT_ID', 'CI_MERGE_REQUEST_PROJECT_ID'],
  ['BUILDKITE_PULL_REQUEST_REPO', 'BUILDKITE_REPO'],
  ['TRAVIS_PULL_REQUEST_SLUG', 'TRAVIS_REPO_SLUG'],
] as const;

function differs(source: string | undefined, own: string | undefined): boolean {
  return source !== undefined && source !== '' && source !== own;
}

const PULL_REQUEST = ['pull_request', 'head', 'repo', 'full_name'];

/** Where GitHub's events have the repository that the code comes from. */
const HEADS: Readonly<Record<string, readonly string[] | undefined>> = {
  pull_request: PULL_REQUEST,
  pull_request_target: PULL_REQUEST,
  pull_request_review: PULL_REQUEST,
  pull_request_review_comment: PULL_REQUEST,
  workflow_run: ['workflow_run', 'head_repository', 'full_name'],
};

/** A deleted fork has no repository; then nothing says that the code is one's own. */
function fieldIn(text: string | undefined, path: readonly string[]): string | undefined {
  try {
    let value: unknown = JSON.parse(text ?? 'null');
    for (const field of path) {
      value = isRecord(value) ? value[field] : undefined;
    }
    return typeof value === 'string' ? value : undefined;
  } catch {
    return undefined;
  }
}

/** What decides whether a run may go to staging unasked. */
export interface Consent {
  readonly isConfigured: boolean;
  readonly isAllowed: boolean;
  readonly isForeign: boolean;
  /** The env file, from the workspace root, where it is not there. */
  readonly missingFile: string | undefined;
}

/** Why a run may not go to staging; undefined where it may. */
export function whyForbidden({
  isConfigured,
  isAllowed,
  isForeign,
  missingFile,
}: Consent): string | undefined {
  if (isForeign) return 'the code comes from a fork, which must not meet staging';
  if (!isConfigured) return 'the option staging says nothing of such an environment';
  if (!isAllowed) return 'the option allowStagingFallback does not consent to it';
  if (missingFile !== undefined) return `there is no ${missingFile}; nx g nx-alpine:staging-env writes one`;
  return undefined;
}
