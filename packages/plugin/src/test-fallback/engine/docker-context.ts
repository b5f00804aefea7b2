import { createHash } from 'node:crypto';
import { asRecord, type UnknownRecord } from '../../base/unknown-record';
import type { EngineEndpoint } from './engine-endpoint';

/** Gives the text of a file, or undefined where it cannot be read. */
export type ReadText = (path: string) => string | undefined;

/** What a context of docker's clients leads to. */
export type ContextEndpoint =
  | { readonly kind: 'found'; readonly endpoint: EngineEndpoint }
  /** The context that stands for none, or one of something else than docker. */
  | { readonly kind: 'default' }
  | { readonly kind: 'unknown'; readonly reason: string };

/** Where docker's clients keep their settings, read without starting one of them. */
export interface ClientSettings {
  /** DOCKER_CONFIG, or `.docker` at home. */
  readonly folder: string;
  readonly readText: ReadText;
  readonly join: (...parts: string[]) => string;
}

/** The context that the user selected with `docker context use`; undefined where there is none. */
export function selectedContext({ folder, readText, join }: ClientSettings): string | undefined {
  const { currentContext } = parseRecord(readText(join(folder, 'config.json')));
  return typeof currentContext === 'string' && currentContext !== '' ? currentContext : undefined;
}

/** Looks a context up in the files of docker's clients: `contexts/meta/<sha256 of its name>/meta.json`. */
export function readContext(name: string, { folder, readText, join }: ClientSettings): ContextEndpoint {
  if (name === 'default') return { kind: 'default' };
  const id = createHash('sha256').update(name).digest('hex');
  const text = readText(join(folder, 'contexts', 'meta', id, 'meta.json'));
  if (text === undefined) return { kind: 'unknown', reason: `there is no context of the name ${name}` };
  const { Host, SkipTLSVerify } = asRecord(asRecord(parseRecord(text)['Endpoints'])['docker']);
  if (typeof Host !== 'string')
    return { kind: 'unknown', reason: `the context ${name} names no engine of docker` };
  if (Host === '') return { kind: 'default' };
  const tls = join(folder, 'contexts', 'tls', id, 'docker');
  const hasTls = ['ca.pem', 'cert.pem'].some((file) => readText(join(tls, file)) !== undefined);
  const wantsTls = hasTls || SkipTLSVerify === true;
  return {
    kind: 'found',
    endpoint: {
      endpoint: Host,
      ...(wantsTls && isNetwork(Host) && { tls: { folder: tls, verify: SkipTLSVerify !== true } }),
    },
  };
}

/** Whether TLS has a meaning for an endpoint. */
export function isNetwork(endpoint: string): boolean {
  return /^(?:tcp|https?):\/\//i.test(endpoint) || !endpoint.includes('://');
}

/** Docker's clients, too, go on without settings that they cannot read. */
function parseRecord(text: string | undefined): UnknownRecord {
  try {
    return asRecord(JSON.parse(text ?? ''));
  } catch {
    return {};
  }
}
