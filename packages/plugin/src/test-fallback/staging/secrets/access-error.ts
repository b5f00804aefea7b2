import { errorCode } from '../../../host/error-code';
import type { SecretReference } from '../endpoints/secret-reference';

/** Why a secret could not be read, completing "projects/… …"; never with what the service answered, as that may hold anything. */
export function explainAccessError(
  error: unknown,
  { project, secret, version }: SecretReference,
): { readonly why: string; readonly fix: string } {
  const show = `gcloud secrets versions describe ${version} --secret=${secret} --project=${project}`;
  switch (meaningOf(error)) {
    case 'missing':
      return { why: 'does not exist, or this version is destroyed', fix: show };
    case 'denied':
      return {
        why: 'may not be read by the account of this run',
        fix: 'give it roles/secretmanager.secretAccessor for this secret',
      };
    case 'unknown-account':
      return {
        why: 'was asked for without valid credentials',
        fix: 'gcloud auth application-default login; in CI, sign in as the account of the staging tests',
      };
    case 'other':
      return { why: `could not be read (${shortCode(error)})`, fix: show };
  }
}

type Meaning = 'missing' | 'denied' | 'unknown-account' | 'other';

/** By gRPC's codes, or by the HTTP status that REST clients give; https://grpc.io/docs/guides/status-codes/ */
const MEANINGS: Readonly<Record<string, Meaning>> = {
  5: 'missing',
  9: 'missing',
  404: 'missing',
  7: 'denied',
  403: 'denied',
  16: 'unknown-account',
  401: 'unknown-account',
};

function meaningOf(error: unknown): Meaning {
  const code = statusOf(error) ?? errorCode(error);
  if (/Could not load the default credentials/i.test(code) || isWithoutCredentials(error))
    return 'unknown-account';
  return MEANINGS[code] ?? 'other';
}

function isWithoutCredentials(error: unknown): boolean {
  return error instanceof Error && /default credentials|invalid_grant|invalid_rapt/i.test(error.message);
}

function statusOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  if ('status' in error && typeof error.status === 'number') return String(error.status);
  return undefined;
}

function shortCode(error: unknown): string {
  const code = errorCode(error);
  return /^[\w-]{1,60}$/.test(code) ? code : 'no answer that is known here';
}
