import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

interface Refusal {
  readonly status: number;
  readonly code: string;
  readonly message: string;
}

/** How a registry refuses, by the name of the repository; the codes are those of the OCI distribution specification. */
const REFUSALS: Readonly<Record<string, Refusal>> = {
  unavailable: { status: 503, code: 'UNAVAILABLE', message: 'service unavailable' },
  limited: { status: 429, code: 'TOOMANYREQUESTS', message: 'too many requests' },
  private: { status: 401, code: 'UNAUTHORIZED', message: 'authentication required' },
  forbidden: { status: 403, code: 'DENIED', message: 'requested access to the resource is denied' },
};
const NO_MANIFEST: Refusal = { status: 404, code: 'MANIFEST_UNKNOWN', message: 'manifest unknown' };
const NO_BLOB: Refusal = { status: 404, code: 'BLOB_UNKNOWN', message: 'blob unknown to registry' };
const NO_REPOSITORY: Refusal = {
  status: 404,
  code: 'NAME_UNKNOWN',
  message: 'repository name not known to registry',
};

/** Runs a job beside a registry on loopback that fails by the name of the repository, and knows none. */
export async function withFailingRegistry<T>(job: (address: string) => Promise<T>): Promise<T> {
  const server = createServer(({ method, url }, response) => {
    const refusal = refusalOf(method, url);
    response.writeHead(refusal?.status ?? 200, {
      'content-type': 'application/json',
      ...(refusal?.status === 401 && { 'www-authenticate': 'Basic realm="registry"' }),
    });
    response.end(JSON.stringify(refusal === undefined ? {} : { errors: [refusal] }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    return await job(`127.0.0.1:${(server.address() as AddressInfo).port}`);
  } finally {
    server.close();
  }
}

/** Whether a registry has a blob it tells before it refuses a push, for which clients then have its reason. */
function refusalOf(method = 'GET', url = '/v2/'): Refusal | undefined {
  const name = url.split('/')[2] ?? '';
  if (name === '') return undefined;
  if (method === 'HEAD' && url.includes('/blobs/')) return NO_BLOB;
  return REFUSALS[name] ?? (method === 'GET' || method === 'HEAD' ? NO_MANIFEST : NO_REPOSITORY);
}
