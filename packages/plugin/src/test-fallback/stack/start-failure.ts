import { SecretMask } from '../../base/secret-mask';
import type { Failed, Start } from './bring-up';
import { classifyStartFailure } from './classify-start-failure';
import type { ContainerFacts } from './compose-output';
import { lookAtContainers, readLogs } from './engine-looks';
import type { FailedService } from './judge-services';
import { saveLogs } from './save-logs';
import type { StackResult } from './stack';
import type { StackPlan } from './stack-plan';

/** Lines of each service, and of a build, that show why it failed. */
const LINES = 20;

/** Says why a start failed, with what the services printed last; to be called while they are still there. */
export async function explainFailure(
  start: Start,
  logFolder: string | undefined,
  failed: Failed,
): Promise<StackResult> {
  const { plan, environment, signal } = start;
  const { judgement, states, step, end } = failed;
  const facts = await lookAtContainers(states, start);
  const { cause, services } = classifyStartFailure({
    step,
    end,
    chosen: plan.chosen,
    failed: [...judgement.failed, ...neverStarted(facts)],
    late: judgement.waiting,
    outOfMemory: facts.filter(({ oomKilled }) => oomKilled).map(({ service }) => service),
    suspicion: plan.suspicion,
  });
  const present = services.filter((name) => states.some(({ service }) => service === name));
  const checks = facts
    .filter(({ service, lastHealthOutput }) => present.includes(service) && lastHealthOutput !== undefined)
    .map(({ service, lastHealthOutput = '' }) => `${service}: its health check said: ${lastHealthOutput}`);
  const logs = present.length === 0 ? '' : await readLogs(plan.projectName, present, LINES, start);
  const build = step === 'build' && end !== undefined && 'stdout' in end ? end.stdout : '';
  if (logFolder !== undefined && states.length > 0) {
    const all = [...new Set(states.map(({ service }) => service))];
    const { projectName, secrets } = plan;
    await saveLogs({ projectName, services: all, secrets, folder: logFolder, environment }, signal);
  }
  const mask = new SecretMask(plan.secrets);
  const evidence = [...lastLines(build), ...checks, ...lines(logs)].map((line) => mask.mask(line));
  return {
    kind: 'failed',
    cause: { ...cause, reason: mask.mask(cause.reason), ...(evidence.length > 0 && { evidence }) },
    services,
  };
}

/** Why there was no turn for this run: another one has been starting the same services for as long as this one may wait. */
export function explainLateLock({ chosen, suspicion }: StackPlan): StackResult {
  const isSuspect = chosen.some((service) => suspicion.mayHaveBroken(service));
  const reason = 'another run has been starting the same services and is not done';
  return {
    kind: 'failed',
    cause: { class: isSuspect ? 'service-broken-by-change' : 'service-unhealthy', reason },
    services: chosen.map(({ name }) => name),
  };
}

/** Why there is no room for the stack. */
export function explainRemains(projectName: string, why: string): StackResult {
  const reason = `what an earlier run left of ${projectName} cannot be taken down: ${why}`;
  const fix = `docker compose -p ${projectName} down --volumes`;
  return { kind: 'failed', cause: { class: 'host-resource', reason, fix }, services: [] };
}

function neverStarted(facts: readonly ContainerFacts[]): FailedService[] {
  return facts
    .filter(({ notStarted }) => notStarted !== 0)
    .map(({ service, notStarted }) => ({ service, how: 'not-started', exitCode: notStarted }));
}

function lastLines(text: string): string[] {
  return lines(text).slice(-LINES);
}

function lines(text: string): string[] {
  return text.split('\n').filter((line) => line.trim() !== '');
}
