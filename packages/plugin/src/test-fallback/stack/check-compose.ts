import { asRecord, isRecord, type UnknownRecord } from '../../base/unknown-record';
import type { RunResult } from '../../host/command-runner';
import type { Cause } from '../run-class';
import { chooseServices, type ChosenService } from './choose-services';
import { composeOverFiles } from './compose-command';
import { readComposeModel, type ComposeModel } from './compose-model';
import { projectNameBase } from './project-name';
import type { StackWish } from './stack';

/** Services that compose understands and that may share a machine with others. */
export interface CheckedCompose {
  /** The configuration as compose resolved it, secrets included: not for files and not for people. */
  readonly resolved: UnknownRecord;
  readonly chosen: readonly ChosenService[];
  /** What is not wrong but worth a word. */
  readonly remarks: readonly string[];
}

/** What a look at the compose files came to. */
export type ComposeCheck =
  | { readonly kind: 'checked'; readonly compose: CheckedCompose }
  | { readonly kind: 'failed'; readonly cause: Cause<'config-error' | 'engine-absent'> }
  | { readonly kind: 'cancelled' };

/** Compose needs no engine for this, and took three seconds beside a hung one. */
const DEADLINE = 20_000;

/** Lets compose read the files, before any engine is asked: what is wrong in a repository never leads to staging. */
export async function checkCompose(
  wish: Pick<StackWish, 'workspaceRoot' | 'composeFiles' | 'services' | 'name' | 'environment'>,
  signal: AbortSignal,
): Promise<ComposeCheck> {
  const base = projectNameBase(wish.workspaceRoot, wish.name);
  const end = await composeOverFiles(
    wish.composeFiles,
    base,
    ['--profile', '*', 'config', '--format', 'json'],
    { cwd: wish.workspaceRoot, environment: wish.environment, deadline: DEADLINE, signal },
  );
  return end.kind === 'interrupted' ? { kind: 'cancelled' } : judgeConfig(end, base, wish.services);
}

/** What the end of `docker compose config` says. */
export function judgeConfig(
  end: Exclude<RunResult, { kind: 'interrupted' }>,
  base: string,
  wanted: readonly string[],
): Exclude<ComposeCheck, { kind: 'cancelled' }> {
  if (end.kind !== 'exited' || end.status !== 0) return { kind: 'failed', cause: causeOf(end) };
  const resolved = parseConfig(end.stdout);
  if (resolved === undefined) {
    return configError('compose printed a configuration that is no JSON object');
  }
  const model = readComposeModel(resolved, base);
  const { chosen, missing } = chooseServices(model, wanted);
  if (missing.length > 0) return configError(`the compose files have no service ${missing.join(', ')}`);
  if (chosen.length === 0) return configError('the compose files have no service without a profile');
  const named = chosen.filter(({ containerName }) => containerName !== undefined);
  if (named.length > 0) return refuseNames(named);
  return { kind: 'checked', compose: { resolved, chosen, remarks: remarksOn(chosen, model) } };
}

function refuseNames(named: readonly ChosenService[]): { kind: 'failed'; cause: Cause<'config-error'> } {
  const list = named.map(({ name, containerName }) => `${name} (${containerName ?? ''})`).join(', ');
  return configError(
    `container_name is set for ${list}, so that only one container of it can be on a machine`,
    'remove container_name from the compose file; other services reach it by the name of the service',
  );
}

function remarksOn(chosen: readonly ChosenService[], { fixedNames }: ComposeModel): string[] {
  return [
    ...chosen
      .filter(({ hasHealthCheck, isOneShot }) => !hasHealthCheck && !isOneShot)
      .map(
        ({ name }) => `${name} has no healthcheck in the compose file, so it may count as healthy at once`,
      ),
    ...chosen
      .filter(({ fixedPorts }) => fixedPorts.length > 0)
      .map(
        ({ name, fixedPorts }) =>
          `${name} asks for the port ${fixedPorts.join(', ')} of this machine; the tests get one on 127.0.0.1 that the engine chooses`,
      ),
    ...chosen
      .filter(({ usesHostNetwork }) => usesHostNetwork)
      .map(
        ({ name }) => `${name} uses the network of this machine, so two of it cannot run at the same time`,
      ),
    ...fixedNames.map(
      (name) =>
        `${name} is a fixed name; the tests get one of their own in its place, so that its data stays as it is`,
    ),
  ];
}

function causeOf(end: Exclude<RunResult, { kind: 'interrupted' }>): Cause<'config-error' | 'engine-absent'> {
  switch (end.kind) {
    case 'not-found':
      return {
        class: 'engine-absent',
        reason: 'there is no docker on PATH',
        fix: 'install Docker or its client',
      };
    case 'deadline-passed':
      return {
        class: 'config-error',
        reason: `compose did not read the compose files within ${end.deadline / 1000} s`,
      };
    case 'killed':
      return {
        class: 'config-error',
        reason: `compose was ended by ${end.by} while it read the compose files`,
      };
    case 'exited':
      return hasNoCompose(end.stderr)
        ? {
            class: 'engine-absent',
            reason: 'docker has no compose plugin',
            fix: 'install the compose plugin of Docker, version 2.20 or later',
          }
        : { class: 'config-error', reason: withoutWarnings(end.stderr) };
  }
}

/** How docker says so: today's client, and older ones, which take compose's own arguments for theirs. */
function hasNoCompose(stderr: string): boolean {
  return /^(?:docker: )?(?:'compose' is not a docker command|unknown command: docker compose)|^unknown shorthand flag: '[pf]' in -[pf]$/m.test(
    stderr,
  );
}

function withoutWarnings(stderr: string): string {
  const lines = stderr.trim().split('\n');
  const words = lines.filter((line) => !/^(?:time=\S+ level=warning|WARN\[)/.test(line));
  return (words.length > 0 ? words : lines).join('\n');
}

function configError(reason: string, fix?: string): { kind: 'failed'; cause: Cause<'config-error'> } {
  return {
    kind: 'failed',
    cause: { class: 'config-error', reason, ...(fix !== undefined && { fix }) },
  };
}

function parseConfig(text: string): UnknownRecord | undefined {
  try {
    const config: unknown = JSON.parse(text);
    return isRecord(config) && isRecord(asRecord(config)['services']) ? config : undefined;
  } catch {
    return undefined;
  }
}
