import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

const ANSWERS: Readonly<Record<string, number>> = { unavailable: 503, limited: 429, private: 401 };

/** Runs a job beside a registry on loopback that fails by the name of the repository, and knows none. */
export async function withFailingRegistry<T>(job: (address: string) => Promise<T>): Promise<T> {
  const server = createServer((request, response) => {
    const name = request.url?.split('/')[2] ?? '';
    const status = name === '' ? 200 : (ANSWERS[name] ?? 404);
    const code = status === 404 ? 'MANIFEST_UNKNOWN' : 'DENIED';
    response.writeHead(status, {
      'content-type': 'application/json',
      ...(status === 401 && { 'www-authenticate': 'Basic realm="registry"' }),
    });
    response.end(JSON.stringify({ errors: [{ code, message: code.toLowerCase().replace('_', ' ') }] }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    return await job(`127.0.0.1:${(server.address() as AddressInfo).port}`);
  } finally {
    server.close();
  }
}
