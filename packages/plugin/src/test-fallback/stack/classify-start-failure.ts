import type { RunResult } from '../../host/command-runner';
import type { ChosenService } from './choose-services';
import { classifyClientWords } from './client-words';
import type { FailedService } from './judge-services';
import type { StackCause } from './stack';
import type { Suspicion } from './suspicion';

/** All that is known of a start that failed. */
export interface StartFailure {
  readonly step: 'build' | 'up';
  /** How compose ended; undefined where it was still at work, or well, when a service failed or the time was up. */
  readonly end: RunResult | undefined;
  readonly chosen: readonly ChosenService[];
  readonly failed: readonly FailedService[];
  /** Services that were neither healthy nor failed when the time was up. */
  readonly late: readonly string[];
  /** Services that the kernel ended for want of memory. */
  readonly outOfMemory: readonly string[];
  readonly suspicion: Suspicion;
}

/** Why a stack did not start, and the services that kept it from it. */
export interface Classified {
  readonly cause: StackCause;
  readonly services: readonly string[];
}

/** Says whether the change under test may have kept the stack from starting: whatever is unclear, may. */
export function classifyStartFailure(failure: StartFailure): Classified {
  const { step, end, failed, suspicion } = failure;
  const words = end?.kind === 'exited' && end.status !== 0 ? end : undefined;
  const spoken = words && classifyClientWords(words.status, words.stderr, step, suspicion);
  if (spoken !== undefined) return { cause: spoken, services: [] };
  if (end?.kind === 'not-found') return { cause: clientGone(end.program), services: [] };
  if (step === 'build') return { cause: unfinishedBuild(end), services: namesOfBuilt(failure.chosen) };
  const names = failed.map(({ service }) => service);
  if (names.length > 0) return ofServices(failure, names, sentenceOf(failed));
  return words === undefined
    ? ofLate(failure)
    : { cause: unknownEnd(words.status, words.stderr), services: [] };
}

function ofLate(failure: StartFailure): Classified {
  const { end, late, suspicion } = failure;
  const pulling = servicesBeingPulled(end);
  if (pulling.length > 0 && !suspicion.composeChanged) {
    const reason = `the images of ${listOf(pulling)} were not pulled in time`;
    return { cause: { class: 'pull-unavailable', reason }, services: pulling };
  }
  return ofServices(failure, late, `${listOf(late)} did not become healthy in time`);
}

function ofServices(
  { chosen, outOfMemory, suspicion }: StartFailure,
  services: readonly string[],
  reason: string,
): Classified {
  const guilty = chosen.filter(({ name }) => services.includes(name));
  const broken = guilty.filter((service) => suspicion.mayHaveBroken(service));
  if (broken.length > 0 || guilty.length === 0) {
    return { cause: { class: 'service-broken-by-change', reason }, services };
  }
  const starved = services.filter((service) => outOfMemory.includes(service));
  if (starved.length > 0) {
    const why = `${listOf(starved)} ran out of memory and was ended by the kernel`;
    const fix = 'give the engine more memory, or raise the limit of the service';
    return { cause: { class: 'host-resource', reason: why, fix }, services };
  }
  return { cause: { class: 'service-unhealthy', reason }, services };
}

function unfinishedBuild(end: RunResult | undefined): StackCause {
  const how =
    end?.kind === 'exited' ? `compose ended with status ${end.status}` : 'the build did not end in time';
  return { class: 'build-failed', reason: `a service could not be built: ${how}` };
}

function clientGone(program: string): StackCause {
  return { class: 'engine-absent', reason: `there is no ${program} on PATH`, fix: `install ${program}` };
}

/** Services whose images compose began to pull and had not when its time was up. */
function servicesBeingPulled(end: RunResult | undefined): string[] {
  if (end?.kind !== 'deadline-passed') return [];
  const named = (word: string): string[] =>
    [...end.stderr.matchAll(new RegExp(`^ (\\S+) ${word} *$`, 'gm'))].map(([, name = '']) => name);
  const done = new Set(named('Pulled'));
  return [...new Set(named('Pulling'))].filter((name) => !done.has(name));
}

/** Nothing is known that speaks for the machine, so the repository it is. */
function unknownEnd(status: number, stderr: string): StackCause {
  const last = stderr.trim().split('\n').at(-1) ?? '';
  return {
    class: 'config-error',
    reason: `compose ended with status ${status}${last === '' ? '' : `: ${last}`}`,
  };
}

function sentenceOf(failed: readonly FailedService[]): string {
  return failed.map((service) => `${service.service} ${howOf(service)}`).join(', ');
}

function howOf({ how, exitCode }: FailedService): string {
  switch (how) {
    case 'unhealthy':
      return 'is unhealthy';
    case 'exited':
      return `ended with status ${exitCode}`;
    case 'ended-early':
      return 'ended, and is not known as a one-shot';
    case 'not-started':
      return `could not be started (status ${exitCode})`;
  }
}

function namesOfBuilt(chosen: readonly ChosenService[]): string[] {
  return chosen.filter(({ isBuilt }) => isBuilt).map(({ name }) => name);
}

function listOf(names: readonly string[]): string {
  return names.length === 0 ? 'the services' : names.join(', ');
}
