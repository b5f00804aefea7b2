import { openEngineRequest, type EngineAddress } from './engine-socket';

/** What an engine tells as it happens. */
export interface EngineStream {
  /** All that has arrived; empty where the engine refuses, or is not there. */
  readonly text: () => string;
  readonly close: () => void;
}

/** Characters that are kept; what comes later is lost, and says nothing new. */
const SIZE_LIMIT = 1024 * 1024;

/** Asks an engine for a path with GET, and keeps listening until it is closed. It never throws: an engine that goes away is silent from then on. */
export function openEngineStream(address: EngineAddress, path: string): EngineStream {
  let text = '';
  const request = openEngineRequest(address, path);
  if (typeof request === 'string') return { text: () => '', close: () => undefined };
  const ignore = (): void => undefined;
  request.on('error', ignore);
  request.on('response', (response) => {
    response.on('error', ignore);
    if (response.statusCode !== 200) return void response.resume();
    response.setEncoding('utf8').on('data', (chunk: string) => {
      if (text.length < SIZE_LIMIT) text += chunk;
    });
  });
  request.end();
  return { text: () => text, close: () => void request.destroy() };
}
