import type { EngineRequest } from './arguments';
import { EngineError } from './engine-error';
import { whyNotExisting } from './existing-engine';
import { startPrivateEngine } from './private/start';
import { whyNotPrivate } from './private/supported';
import { say } from './progress';
import type { UndoList } from './undo-list';

/** The environment in which a command finds an engine that has every base image. */
export async function findEngine(
  request: EngineRequest,
  undo: UndoList,
  signal: AbortSignal,
): Promise<NodeJS.ProcessEnv> {
  const existing = request.alwaysPrivate ? 'not asked, because of --private' : await whyNotExisting(signal);
  if (!existing) return { ...process.env, NX_ALPINE_ENGINE: 'existing' };
  const unsupported = whyNotPrivate();
  if (unsupported) throw new EngineError(noEngine(existing, unsupported));
  say(`no engine to use (${existing}); starting a private one`);
  return startPrivateEngine(undo, signal);
}

function noEngine(existing: string, unsupported: string): string {
  return [
    'no container engine can be used:',
    `- the engine of this machine: ${existing}`,
    `- a private engine: ${unsupported}`,
    'Install Docker with its buildx plugin, start it, and run this again.',
  ].join('\n');
}
