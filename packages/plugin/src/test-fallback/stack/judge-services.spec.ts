import type { ChosenService } from './choose-services';
import { judgeServices } from './judge-services';
import type { ServiceState } from './stack';

function service(name: string, changes: Partial<ChosenService> = {}): ChosenService {
  return {
    name,
    image: 'any',
    isBuilt: false,
    hasHealthCheck: true,
    containerName: undefined,
    fixedPorts: [],
    usesHostNetwork: false,
    dependsOn: {},
    labels: {},
    profiles: [],
    files: [],
    scale: 1,
    environment: {},
    isOneShot: false,
    ...changes,
  };
}

function state(state: string, health = '', exitCode = 0): ServiceState {
  return { service: 'a', containerName: 'a-1', state, health, exitCode, ports: [] };
}

const ONE_SHOT = service('a', { isOneShot: true });

describe('a service', () => {
  it.each<[string, ChosenService, ServiceState[]]>([
    ['runs and is healthy', service('a'), [state('running', 'healthy')]],
    ['runs without a check', service('a'), [state('running')]],
    ['was a one-shot and has ended well', ONE_SHOT, [state('exited')]],
    ['is to have no container', service('a', { scale: 0 }), []],
  ])('is ready when it %s', (_, wanted, states) => {
    expect(judgeServices([wanted], states)).toEqual({ isReady: true, failed: [], waiting: [] });
  });

  it.each<[string, ChosenService, ServiceState[]]>([
    ['has no container', service('a'), []],
    ['has fewer containers than it should', service('a', { scale: 2 }), [state('running', 'healthy')]],
    ['is only made', service('a'), [state('created')]],
    ['has not been found healthy', service('a'), [state('running', 'starting')]],
    ['starts again and again', service('a'), [state('restarting', '', 1)]],
    ['is a one-shot at work', ONE_SHOT, [state('running')]],
    ['is healthy in one container only', service('a'), [state('running', 'healthy'), state('created')]],
  ])('is waited for when it %s', (_, wanted, states) => {
    expect(judgeServices([wanted], states)).toEqual({ isReady: false, failed: [], waiting: ['a'] });
  });

  it.each<[string, ChosenService, ServiceState, string, number]>([
    ['is unhealthy', service('a'), state('running', 'unhealthy'), 'unhealthy', 0],
    ['ended badly', service('a'), state('exited', '', 3), 'exited', 3],
    ['is dead', service('a'), state('dead', '', 137), 'exited', 137],
    ['ended well and should not have', service('a'), state('exited'), 'ended-early', 0],
    ['was a one-shot and ended badly', ONE_SHOT, state('exited', '', 1), 'exited', 1],
  ])('has failed when it %s', (_, wanted, seen, how, exitCode) => {
    expect(judgeServices([wanted, service('b')], [seen])).toEqual({
      isReady: false,
      failed: [{ service: 'a', how, exitCode }],
      waiting: ['b'],
    });
  });
});
