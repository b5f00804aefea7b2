import { asRecord, isRecord } from '../../../base/unknown-record';
import { loadInstalledModule } from '../../../host/load-module';
import type { AccessSecret } from './resolve-secrets';

/** Reads secrets with the client that the workspace has installed: Google's own, or its library for authentication and REST. */
export function findSecretManager(workspaceRoot: string): AccessSecret | undefined {
  const load = (name: string): unknown => loadInstalledModule(workspaceRoot, name);
  return byClient(load('@google-cloud/secret-manager')) ?? byRest(load('google-auth-library'));
}

type Call = (...values: readonly unknown[]) => unknown;

/** https://cloud.google.com/nodejs/docs/reference/secret-manager/latest */
function byClient(loaded: unknown): AccessSecret | undefined {
  const client = create(loaded, 'SecretManagerServiceClient', {});
  const access = method(client, 'accessSecretVersion');
  if (access === undefined) return undefined;
  return async (name) => {
    const answer: unknown = await access({ name });
    return textOf(Array.isArray(answer) ? asRecord(answer[0])['payload'] : undefined);
  };
}

/** https://cloud.google.com/secret-manager/docs/reference/rest/v1/projects.secrets.versions/access */
function byRest(loaded: unknown): AccessSecret | undefined {
  const auth = create(loaded, 'GoogleAuth', { scopes: 'https://www.googleapis.com/auth/cloud-platform' });
  const request = method(auth, 'request');
  if (request === undefined) return undefined;
  return async (name) => {
    const answer = await request({ url: `https://secretmanager.googleapis.com/v1/${name}:access` });
    return textOf(asRecord(asRecord(answer)['data'])['payload']);
  };
}

function create(loaded: unknown, name: string, options: object): unknown {
  const Class =
    isRecord(loaded) || typeof loaded === 'function' ? (loaded as Record<string, unknown>)[name] : undefined;
  return typeof Class === 'function' ? Reflect.construct(Class, [options]) : undefined;
}

function method(owner: unknown, name: string): Call | undefined {
  const found = isRecord(owner) ? owner[name] : undefined;
  return typeof found === 'function' ? (found.bind(owner) as Call) : undefined;
}

/** Bytes, or base64 where the transport is JSON. */
function textOf(payload: unknown): string {
  const data = asRecord(payload)['data'];
  if (data instanceof Uint8Array) return Buffer.from(data).toString('utf8');
  if (typeof data === 'string') return Buffer.from(data, 'base64').toString('utf8');
  throw new Error('an answer without data');
}
