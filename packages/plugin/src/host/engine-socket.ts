import { readFileSync } from 'node:fs';
import { request as plainRequest, type ClientRequest, type IncomingMessage } from 'node:http';
import { request as tlsRequest } from 'node:https';
import { join } from 'node:path';
import { errorCode } from './error-code';

/** Where the API of a container engine listens. */
export type EngineAddress =
  /** A Unix socket, or a named pipe of Windows. */
  | { readonly kind: 'socket'; readonly path: string }
  | {
      readonly kind: 'network';
      readonly host: string;
      readonly port: number;
      /** What stands before every path, without a slash at its end. */
      readonly basePath: string;
      readonly tls: EngineTls | undefined;
    };

/** What docker's clients use for TLS, named as they name it. */
export interface EngineTls {
  /** Holds `ca.pem`, `cert.pem`, `key.pem`, as far as they are needed; DOCKER_CERT_PATH. */
  readonly folder: string;
  /** Whether the engine's certificate has to be good; DOCKER_TLS_VERIFY. */
  readonly verify: boolean;
}

/** How long, and how much of it, an answer may be. */
export interface AskOptions {
  /** Milliseconds from the first step to the last byte. */
  readonly deadline: number;
  readonly signal: AbortSignal;
  /** Bytes of the body; more is not read. */
  readonly sizeLimit?: number;
}

/** The end of one request; nothing else ever comes of it, and it never throws. */
export type EngineAnswer =
  | EngineResponse
  /** The system's code, such as ECONNREFUSED. */
  | { readonly kind: 'failed'; readonly code: string }
  /** With what had arrived by then; undefined where not even all headers had. */
  | { readonly kind: 'deadline-passed'; readonly deadline: number; readonly part: EngineResponse | undefined }
  | { readonly kind: 'too-large'; readonly status: number }
  | { readonly kind: 'interrupted' };

/** What an engine said. */
export interface EngineResponse {
  readonly kind: 'answered';
  readonly status: number;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: string;
}

/** Far above one container of a list, and below what would hurt. */
const SIZE_LIMIT = 8 * 1024 * 1024;

/** Asks an engine for a path with GET on a connection of its own. */
export async function askEngine(
  address: EngineAddress,
  path: string,
  { deadline, signal, sizeLimit = SIZE_LIMIT }: AskOptions,
): Promise<EngineAnswer> {
  if (signal.aborted) return { kind: 'interrupted' };
  const request = openEngineRequest(address, path);
  if (typeof request === 'string') return { kind: 'failed', code: request };
  const exchange = new Exchange(sizeLimit);
  const abort = (): void => exchange.end({ kind: 'interrupted' });
  // Not the request's own time-out: that one counts silence, and an answer that drips is never silent for long.
  const timer = setTimeout(
    () => exchange.end({ kind: 'deadline-passed', deadline, part: exchange.part }),
    deadline,
  );
  signal.addEventListener('abort', abort);
  exchange.follow(request);
  try {
    return await exchange.answer;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', abort);
    request.destroy();
  }
}

/** One request and what has arrived of its answer; whatever ends it first, ends it. */
class Exchange {
  readonly answer: Promise<EngineAnswer>;
  end!: (answer: EngineAnswer) => void;
  private response: IncomingMessage | undefined;
  private readonly chunks: Buffer[] = [];
  private size = 0;

  constructor(private readonly sizeLimit: number) {
    this.answer = new Promise((resolve) => {
      this.end = resolve;
    });
  }

  follow(request: ClientRequest): void {
    const fail = (error: unknown): void => this.end({ kind: 'failed', code: errorCode(error) });
    request.on('error', fail);
    request.on('response', (response) => {
      this.response = response;
      response.on('error', fail);
      response.on('data', (chunk: Buffer) => this.take(chunk));
      response.on('end', () => {
        if (this.part !== undefined) this.end(this.part);
      });
    });
    request.end();
  }

  get part(): EngineResponse | undefined {
    if (this.response === undefined) return undefined;
    const { statusCode = 0, headers } = this.response;
    const texts = Object.entries(headers).map(([name, value]) => [name, value?.toString()] as const);
    return {
      kind: 'answered',
      status: statusCode,
      headers: Object.fromEntries(texts),
      body: Buffer.concat(this.chunks).toString('utf8'),
    };
  }

  private take(chunk: Buffer): void {
    this.size += chunk.length;
    if (this.size <= this.sizeLimit) this.chunks.push(chunk);
    else this.end({ kind: 'too-large', status: this.response?.statusCode ?? 0 });
  }
}

/** A request that is not sent yet, on a connection of its own; the system's code where not even that can be had, as with a certificate that is none. */
export function openEngineRequest(address: EngineAddress, path: string): ClientRequest | string {
  try {
    return openRequest(address, path);
  } catch (error) {
    return errorCode(error);
  }
}

function openRequest(address: EngineAddress, path: string): ClientRequest {
  const common = { agent: false, headers: { host: 'engine' } } as const;
  if (address.kind === 'socket') return plainRequest({ ...common, socketPath: address.path, path });
  const { host, port, basePath, tls } = address;
  const there = { agent: false, host, port, path: `${basePath}${path}` } as const;
  if (tls === undefined) return plainRequest(there);
  return tlsRequest({
    ...there,
    rejectUnauthorized: tls.verify,
    ...pem('ca', tls, 'ca.pem'),
    ...pem('cert', tls, 'cert.pem'),
    ...pem('key', tls, 'key.pem'),
  });
}

/** A file that is missing is not needed; if it is, the handshake says so. */
function pem(option: 'ca' | 'cert' | 'key', { folder }: EngineTls, name: string): Record<string, Buffer> {
  try {
    return { [option]: readFileSync(join(folder, name)) };
  } catch {
    return {};
  }
}
