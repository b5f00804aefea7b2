import type { StackContainer } from '../stack/stack';
import type { EngineVerdict } from './engine-verdict';
import type { ContainerState, ContainerStates } from './inspect-containers';
import { judgePostFlight, type PostFlight, type PostFlightEvidence } from './post-flight';
import type { ContainerEvent } from './read-events';

const answers: EngineVerdict = {
  kind: 'answers',
  endpoint: 'unix:///d.sock',
  engine: 'docker',
  apiVersion: '1.45',
  durationMs: 3,
};
const before: StackContainer = {
  id: 'a1',
  service: 'db',
  image: 'postgres',
  startedAt: '2026-11-26T15:00:00.5Z',
};
const same: ContainerState = {
  id: 'a1',
  service: 'db',
  startedAt: '2026-11-26T15:00:00.5Z',
  running: true,
  exitCode: 0,
  oomKilled: false,
  health: 'healthy',
  restartCount: 0,
};
const states = (...containers: ContainerState[]): ContainerStates => ({ kind: 'read', containers });
const event = (action: ContainerEvent['action'], exitCode?: number, containerId = 'a1'): ContainerEvent => ({
  action,
  containerId,
  service: 'db',
  exitCode,
  at: '2026-11-26T15:01:00Z',
});

function judge(evidence: Partial<PostFlightEvidence>, events: readonly ContainerEvent[] = []): PostFlight {
  return judgePostFlight({
    before: [before],
    now: states(same),
    events: { kind: 'read', events },
    engine: answers,
    ...evidence,
  });
}

it.each<[string, PostFlight]>([
  ['nothing happened', judge({})],
  ['a check failed and the service is healthy again by other events', judge({}, [event('healthy')])],
  ['a one-shot ended well', judge({ now: states({ ...same, running: false }) }, [event('die', 0)])],
  ['a service was told to read its settings again', judge({}, [event('kill')])],
  ['a container that is not of the stack died', judge({}, [event('die', 137, 'other')])],
  ['no service was needed', judge({ before: [], now: { kind: 'unreadable', reason: 'x' } })],
  ['only the events are lost', judge({ events: { kind: 'unreadable', reason: 'x' } })],
  [
    'the engine writes the same moment otherwise',
    judge({ now: states({ ...same, startedAt: '2026-11-26T16:00:00.500+01:00' }) }),
  ],
])('is sound: %s', (_, judged) => {
  expect(judged).toEqual({ kind: 'sound' });
});

const at = 'at 2026-11-26T15:01:00Z';
const engineGone: EngineVerdict = {
  kind: 'fails',
  endpoint: 'unix:///d.sock',
  cause: { class: 'engine-hung', reason: 'it hangs' },
  durationMs: 5_000,
};

it.each<[string, PostFlight, readonly string[]]>([
  ['the engine hangs', judge({ engine: engineGone }), ['the engine was lost during the tests: it hangs']],
  [
    'nobody can look',
    judge({ now: { kind: 'unreadable', reason: 'no answer' } }),
    ['nobody can say whether the services still stand as before: no answer'],
  ],
  ['it died', judge({}, [event('die', 1)]), [`the service db ended with status 1 ${at}`]],
  [
    'it died, nobody knows how',
    judge({}, [event('die')]),
    [`the service db ended with status unknown ${at}`],
  ],
  [
    'it was stopped',
    judge({}, [event('kill'), event('die', 0)]),
    [`the service db ended with status 0 ${at}`],
  ],
  ['it ran out of memory', judge({}, [event('oom')]), [`the service db ran out of memory ${at}`]],
  [
    'it was unhealthy',
    judge({}, [event('unhealthy'), event('healthy')]),
    [`the service db became unhealthy ${at}`],
  ],
  [
    'it is unhealthy',
    judge({ now: states({ ...same, health: 'unhealthy' }) }),
    ['the service db is unhealthy'],
  ],
  ['it is gone', judge({ now: states() }), ['the service db is gone']],
  [
    'it was replaced',
    judge({ now: states({ ...same, id: 'a2' }) }),
    ['the service db is another container now'],
  ],
  [
    'it was restarted',
    judge({ now: states({ ...same, startedAt: '2026-11-26T15:01:01Z' }) }, [event('restart')]),
    [`the service db was restarted ${at}`, 'the service db was started again at 2026-11-26T15:01:01Z'],
  ],
  [
    'it ended',
    judge({ now: states({ ...same, running: false, exitCode: 137, oomKilled: true }) }),
    ['the service db ran out of memory', 'the service db has ended with status 137'],
  ],
])('is lost: %s', (_, judged, losses) => {
  const [reason, ...others] = losses;
  expect(judged).toEqual({
    kind: 'lost',
    cause: { class: 'infrastructure-lost', reason, ...(others.length > 0 && { evidence: losses }) },
  });
});
