import { posix, win32 } from 'node:path';
import { readTextIfReadable } from '../../host/file-system';
import type { Cause } from '../run-class';
import {
  isNetwork,
  readContext,
  selectedContext,
  type ClientSettings,
  type ReadText,
} from './docker-context';
import { routeTo, type EngineEndpoint } from './engine-endpoint';
import { usualEndpoints, type Machine } from './usual-endpoints';

/** What decides where the engine is. */
export interface EndpointQuestion extends Machine {
  /** In the form of DOCKER_HOST; what the project's configuration says, before all else. */
  readonly option?: string | undefined;
  readonly readText?: ReadText;
  /** Where to look when nobody names a place. */
  readonly usual?: (machine: Machine) => readonly string[];
}

/** Where the engine is, as far as can be said without asking anybody. */
export type EndpointSearch =
  /** The first one that is an engine is meant; where somebody named one, there is only that one. */
  | {
      readonly kind: 'candidates';
      /** Who named it, for people: `DOCKER_HOST`, `the context colima`. */
      readonly origin: string;
      readonly candidates: readonly EngineEndpoint[];
    }
  | { readonly kind: 'misconfigured'; readonly cause: Cause<'engine-misconfigured'> };

/** Resolves the engine as docker's clients would, and looks in the places of other engines where nobody named one. */
export function findEndpoint(question: EndpointQuestion): EndpointSearch {
  const { option, environment } = question;
  if (option) return named('the option', option, question);
  const host = environment['DOCKER_HOST'];
  if (host) return named('DOCKER_HOST', host, question);
  const settings = clientSettings(question);
  const context = environment['DOCKER_CONTEXT'];
  if (context) return fromContext(context, 'DOCKER_CONTEXT', settings, question);
  const selected = selectedContext(settings);
  if (selected !== undefined) return fromContext(selected, 'docker context use', settings, question);
  return usualPlaces(question);
}

function usualPlaces(question: EndpointQuestion): EndpointSearch {
  const { usual = usualEndpoints } = question;
  const candidates = usual(question).map((endpoint) => ({ endpoint }));
  return { kind: 'candidates', origin: 'the usual places', candidates };
}

function named(origin: string, endpoint: string, question: EndpointQuestion): EndpointSearch {
  const { environment } = question;
  const verify = Boolean(environment['DOCKER_TLS_VERIFY']);
  const hasTls = isNetwork(endpoint) && (verify || Boolean(environment['DOCKER_TLS']));
  const folder = environment['DOCKER_CERT_PATH'] || clientSettings(question).folder;
  return only(origin, { endpoint, ...(hasTls && { tls: { folder, verify } }) });
}

function fromContext(
  name: string,
  by: string,
  settings: ClientSettings,
  question: EndpointQuestion,
): EndpointSearch {
  const found = readContext(name, settings);
  switch (found.kind) {
    case 'default':
      return usualPlaces(question);
    case 'found':
      return only(`the context ${name}`, found.endpoint);
    case 'unknown':
      return misconfigured(`${by} chooses an engine, but ${found.reason}`, 'see `docker context ls`');
  }
}

function only(origin: string, endpoint: EngineEndpoint): EndpointSearch {
  const route = routeTo(endpoint);
  if (route.kind !== 'unknown') return { kind: 'candidates', origin, candidates: [endpoint] };
  return misconfigured(
    `${origin} names ${endpoint.endpoint} as the engine, but ${route.reason}`,
    'use a form such as unix:///var/run/docker.sock or tcp://host:2376',
  );
}

function misconfigured(reason: string, fix: string): EndpointSearch {
  return { kind: 'misconfigured', cause: { class: 'engine-misconfigured', reason, fix } };
}

function clientSettings({
  environment,
  platform,
  home,
  readText = readTextIfReadable,
}: EndpointQuestion): ClientSettings {
  const path = platform === 'win32' ? win32 : posix;
  const join = (...parts: string[]): string => path.join(...parts);
  return { folder: environment['DOCKER_CONFIG'] || join(home, '.docker'), readText, join };
}
