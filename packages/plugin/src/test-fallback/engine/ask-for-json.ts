import { askEngine } from '../../host/engine-socket';
import { routeTo, type EngineEndpoint } from './engine-endpoint';

/** What could not be read of an engine, and why; a value, since whoever looks for evidence has to go on without it. */
export interface Unreadable {
  readonly kind: 'unreadable';
  readonly reason: string;
}

/** Which part of an engine's answers is meant, and how long it may take. */
export interface EngineQuestion extends EngineEndpoint {
  /** Milliseconds for all of it. */
  readonly deadline: number;
  readonly signal: AbortSignal;
}

/** The text of an answer; an end that did not come in time leaves a part. */
export type EngineText =
  | Unreadable
  | { readonly kind: 'read'; readonly text: string; readonly complete: boolean; readonly status: number };

/** Asks an engine for a text that is only good with status 200 or 404. */
export async function askForText(engine: EngineQuestion, path: string): Promise<EngineText> {
  const route = routeTo(engine);
  if (route.kind === 'ssh' || route.kind === 'unknown')
    return unreadable(`no socket leads to ${engine.endpoint}`);
  const answer = await askEngine(route, path, engine);
  const [response, complete] = answer.kind === 'deadline-passed' ? [answer.part, false] : [answer, true];
  if (response === undefined) return unreadable(`no answer to ${path} in ${engine.deadline} ms`);
  if (response.kind !== 'answered') return unreadable(`no answer to ${path}: ${whatOf(response)}`);
  if (response.status !== 200 && response.status !== 404)
    return unreadable(`${path} gives ${response.status}`);
  return { kind: 'read', text: response.body, complete, status: response.status };
}

/** Asks an engine for JSON; undefined is what it does not have. */
export async function askForJson(
  engine: EngineQuestion,
  path: string,
): Promise<Unreadable | { readonly kind: 'read'; readonly value: unknown }> {
  const answer = await askForText(engine, path);
  if (answer.kind === 'unreadable') return answer;
  if (!answer.complete) return unreadable(`no whole answer to ${path} in ${engine.deadline} ms`);
  if (answer.status === 404) return { kind: 'read', value: undefined };
  try {
    return { kind: 'read', value: JSON.parse(answer.text) };
  } catch {
    return unreadable(`the answer to ${path} is no JSON`);
  }
}

/** The question for what belongs to one compose project. */
export function filtersFor(
  projectName: string,
  more: Readonly<Record<string, readonly string[]>> = {},
): string {
  const filters = { label: [`com.docker.compose.project=${projectName}`], ...more };
  return `filters=${encodeURIComponent(JSON.stringify(filters))}`;
}

function whatOf(answer: { readonly kind: string; readonly code?: string }): string {
  return answer.code ?? answer.kind;
}

function unreadable(reason: string): Unreadable {
  return { kind: 'unreadable', reason };
}
