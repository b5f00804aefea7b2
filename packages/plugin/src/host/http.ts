/** Milliseconds after which a service counts as not answering. */
const DEADLINE = 2_000;

/** Whether something answers at an address with a status below 400. */
export async function answersAt(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(DEADLINE), redirect: 'manual' });
    await response.body?.cancel();
    return response.status < 400;
  } catch {
    return false;
  }
}
