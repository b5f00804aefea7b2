import { debianCodename } from '../private/supported';
import { findOnPath } from './client-path';
import { clientOf, engineNames, type EngineName } from './engine-name';
import { useInstalled } from './installed-engine';
import { startBesidePrivate } from './private-engine';
import type { StartedEngine } from './started-engine';

export { clientOf, engineNames, type EngineName } from './engine-name';
export type { StartedEngine } from './started-engine';

/** The engines that can be had here, by way of with-engine or because they are installed. */
export function enginesAtHand(env: NodeJS.ProcessEnv = process.env): EngineName[] {
  return engineNames.filter((name) => (isPrivate(env) ? canBeBrought(name) : isInstalled(name, env)));
}

/** Starts an engine, or leads to the installed one. Each call needs a `stop`. */
export function startEngine(
  name: EngineName,
  env: NodeJS.ProcessEnv = process.env,
  signal: AbortSignal = new AbortController().signal,
): Promise<StartedEngine> {
  return isPrivate(env) ? startBesidePrivate(name, env, signal) : useInstalled(name, env, signal);
}

function isPrivate(env: NodeJS.ProcessEnv): boolean {
  return env['NX_ALPINE_ENGINE'] === 'private';
}

/** Only bookworm has Docker 20.10. */
function canBeBrought(name: EngineName): boolean {
  return name !== 'docker-20.10' || debianCodename() === 'bookworm';
}

/** An installed `docker` is what with-engine has found, whatever its version and image store. */
function isInstalled(name: EngineName, env: NodeJS.ProcessEnv): boolean {
  return name === clientOf(name) && findOnPath(name, env['PATH'] ?? '') !== undefined;
}
