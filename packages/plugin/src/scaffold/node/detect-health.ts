import { findHealth } from '../stack/find-health';
import type { Health } from '../stack/program';
import type { SourceFile } from './source-files';

/** How a service shows that it is well, and what is to be said of that. */
export interface FoundHealth {
  readonly health: Health;
  readonly reason: string | undefined;
}

/** A port that is fixed in the sources cannot be asked for under the one that PORT names. */
export function detectHealth(sources: readonly SourceFile[]): FoundHealth {
  const texts = sources.map(({ text }) => text);
  if (texts.some((text) => /\bPORT\b/.test(text)))
    return { health: nestHealth(texts) ?? findHealth(texts), reason: undefined };
  for (const { path, text } of sources) {
    const port = /\.listen\(\s*(?:\{\s*port:\s*)?(\d{2,5})\b/.exec(text)?.[1];
    if (port !== undefined)
      return {
        health: { kind: 'none' },
        reason: `${path} listens on ${port} whatever PORT says, so nothing asks whether it is well; let it read process.env.PORT`,
      };
  }
  const listens = texts.some((text) => /\.listen\(|\bserve\(/.test(text));
  return { health: listens ? findHealth(texts) : { kind: 'none' }, reason: undefined };
}

/** NestJS puts a path together from a prefix, a controller and a method. */
function nestHealth(texts: readonly string[]): Health | undefined {
  const controller = texts.find((text) => text.includes('@Controller(') && /health|live|ready/.test(text));
  if (controller === undefined) return undefined;
  const [, named] = /@Controller\(\s*['"`]\/?([\w/-]+)['"`]/.exec(controller) ?? [];
  const [, method] =
    /@Get\(\s*['"`]\/?((?:[\w-]+\/)*(?:healthz?|livez?|readyz?))['"`]/.exec(controller) ?? [];
  const isHealth = named !== undefined && /(?:^|\/)(?:healthz?|livez?|readyz?)$/.test(named);
  if (!isHealth && method === undefined) return undefined;
  const prefix = texts
    .map((text) => /setGlobalPrefix\(\s*['"`]\/?([\w/-]+?)\/?['"`]/.exec(text)?.[1])
    .find((found) => found !== undefined);
  return { kind: 'http', path: `/${[prefix, named, method].filter((part) => part !== undefined).join('/')}` };
}
