/** The system's name for what went wrong, such as ENOENT; the error's message where it has none. */
export function errorCode(error: unknown): string {
  if (typeof error !== 'object' || error === null) return String(error);
  if ('code' in error) return String(error.code);
  return 'message' in error ? String(error.message) : 'unknown';
}
