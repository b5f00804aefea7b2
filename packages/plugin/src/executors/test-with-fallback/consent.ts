import { isRecord } from '../../base/unknown-record';

/**
 * Whether the code under test comes from a fork: it may be anybody's, and must not meet staging.
 *
 * https://docs.github.com/en/webhooks/webhook-events-and-payloads#pull_request and
 * https://docs.gitlab.com/ci/variables/predefined_variables/
 */
export function isForeignCode(
  environment: NodeJS.ProcessEnv,
  readText: (path: string) => string | undefined,
): boolean {
  const source = environment['CI_MERGE_REQUEST_SOURCE_PROJECT_ID'];
  if (source !== undefined && source !== environment['CI_MERGE_REQUEST_PROJECT_ID']) return true;
  const event = environment['GITHUB_EVENT_NAME'] ?? '';
  if (!event.startsWith('pull_request')) return false;
  const head = headRepository(readText(environment['GITHUB_EVENT_PATH'] ?? ''));
  return head === undefined || head !== environment['GITHUB_REPOSITORY'];
}

/** A deleted fork has no repository; then nothing says that the code is one's own. */
function headRepository(text: string | undefined): string | undefined {
  try {
    let value: unknown = JSON.parse(text ?? 'null');
    for (const field of ['pull_request', 'head', 'repo', 'full_name']) {
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
