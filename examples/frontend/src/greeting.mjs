const TIMEOUT_MS = 2000;

/** What the backend says to `name`: `{ greeting }`, or `{ problem }` in words for the person who looks at the page. */
export async function askForGreeting(backendUrl, name) {
  if (!backendUrl) return { problem: 'BACKEND_URL is not set, so there is no backend to ask.' };
  if (!isWebAddress(backendUrl)) return { problem: 'BACKEND_URL is not an http:// or https:// address.' };
  try {
    return await fetchGreeting(`${backendUrl.replace(/\/+$/, '')}/greeting?${new URLSearchParams({ name })}`);
  } catch {
    // The reason may hold addresses that are nobody's business on a public page.
    return { problem: 'The backend cannot be reached.' };
  }
}

async function fetchGreeting(address) {
  const response = await fetch(address, { signal: AbortSignal.timeout(TIMEOUT_MS) });
  if (!response.ok) return { problem: `The backend answered with status ${response.status}.` };
  const { greeting } = await response.json();
  if (typeof greeting !== 'string') return { problem: 'What answers at BACKEND_URL is not the backend.' };
  return { greeting };
}

function isWebAddress(text) {
  return URL.canParse(text) && ['http:', 'https:'].includes(new URL(text).protocol);
}
