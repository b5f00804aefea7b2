import { askForGreeting } from './greeting.mjs';
import { renderPage } from './page.mjs';

const HTML = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': "default-src 'none'; base-uri 'none'; form-action 'self'",
};

const ROUTES = new Map([
  ['/', showGreeting],
  ['/health', health],
]);

/** The answer to a request as plain data: `{ status, headers, body }`. */
export async function answer(method, url, backendUrl) {
  const [path, query = ''] = url.split(/\?(.*)/s);
  const route = ROUTES.get(path);
  if (!route) return text(404, `There is nothing at ${path}`);
  if (method !== 'GET' && method !== 'HEAD') return text(405, `${path} takes GET`, { allow: 'GET, HEAD' });
  return route(new URLSearchParams(query), backendUrl);
}

function health() {
  const body = JSON.stringify({ status: 'ok', service: 'frontend' });
  return { status: 200, headers: { 'content-type': 'application/json' }, body };
}

async function showGreeting(query, backendUrl) {
  const name = query.get('name') ?? '';
  const said = await askForGreeting(backendUrl, name);
  return { status: said.problem ? 503 : 200, headers: HTML, body: renderPage(name, said) };
}

function text(status, message, headers = {}) {
  return {
    status,
    headers: { 'content-type': 'text/plain; charset=utf-8', ...headers },
    body: `${message}\n`,
  };
}
