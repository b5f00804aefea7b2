import type { ProcessIdentity } from '../../host/process-identity';
import type { EngineVerdict } from '../engine/engine-verdict';
import type { Cause, InfrastructureClass } from '../run-class';
import {
  afterFailure,
  afterNoVerdict,
  afterSuccess,
  afterVerdict,
  CLOSED,
  nextStep,
  type BreakerRecord,
  type BreakerRules,
} from './breaker-state';

const rules: BreakerRules = { openFor: 60, timeToLive: 600, threshold: 2, lookEndsWithin: 30 };
const self: ProcessIdentity = { pid: 1, started: 1 };
const other: ProcessIdentity = { pid: 2, started: 2 };
const hung: Cause<'engine-hung'> = { class: 'engine-hung', reason: 'it hangs' };
const noPull: Cause<InfrastructureClass> = { class: 'pull-unavailable', reason: 'no registry' };
const fails: EngineVerdict = { kind: 'fails', endpoint: undefined, cause: hung, durationMs: 5 };
const answers: EngineVerdict = {
  kind: 'answers',
  endpoint: 'unix:///d',
  engine: 'docker',
  apiVersion: '1.45',
  durationMs: 1,
};

const step = (
  record: BreakerRecord,
  now: number,
  { arrivedAt = now, alive = true, ttl = true } = {},
): unknown => {
  const caller = { self, now, arrivedAt, isAlive: () => alive };
  return nextStep(record, caller, ttl ? rules : { ...rules, timeToLive: undefined });
};
const looking = { by: other, since: 1_000 };
const open: BreakerRecord = {
  ...CLOSED,
  state: 'open',
  cause: hung,
  verdict: fails,
  changedAt: 1_000,
  judgedAt: 1_000,
};
const closed: BreakerRecord = { ...CLOSED, verdict: answers, changedAt: 1_000, judgedAt: 1_000 };
const pullOpen: BreakerRecord = { ...open, cause: noPull, verdict: answers };
const look = (record: BreakerRecord, since: number): unknown => ({
  kind: 'look',
  record: { ...record, looking: { by: self, since } },
});
const stayAway = { kind: 'stay-away', cause: hung, since: 1_000 };

it.each<[string, unknown, unknown]>([
  ['looks where nothing is known', step(CLOSED, 1_000), look(CLOSED, 1_000)],
  ['waits for who looks first', step({ ...CLOSED, looking }, 1_010), { kind: 'wait' }],
  [
    'looks in place of who died looking',
    step({ ...CLOSED, looking }, 1_010, { alive: false }),
    look(CLOSED, 1_010),
  ],
  ['looks in place of who never comes back', step({ ...CLOSED, looking }, 1_031), look(CLOSED, 1_031)],
  [
    'takes what was found out while it waited',
    step(closed, 1_010, { arrivedAt: 990 }),
    { kind: 'take', verdict: answers },
  ],
  ['looks for itself at an engine that worked before it came', step(closed, 1_010), look(closed, 1_010)],
  ['stays away while it is open', step(open, 1_059), stayAway],
  ['tries after a while', step(open, 1_060), look({ ...open, state: 'half-open' }, 1_060)],
  [
    'stays away while another tries',
    step({ ...open, state: 'half-open', looking }, 1_070, { alive: true }),
    { ...stayAway },
  ],
  [
    'tries in place of who died trying',
    step({ ...open, state: 'half-open', looking }, 1_070, { alive: false }),
    look({ ...open, state: 'half-open' }, 1_070),
  ],
  ['forgets after the time to live', step(open, 1_601), look(CLOSED, 1_601)],
  [
    'forgets nothing where a run has an end',
    step(open, 1_601, { ttl: false }),
    look({ ...open, state: 'half-open' }, 1_601),
  ],
])('a caller %s', (_, decided, expected) => {
  expect(decided).toEqual(expected);
});

const trying: BreakerRecord = { ...pullOpen, state: 'half-open', looking };

it.each<[string, BreakerRecord, BreakerRecord]>([
  ['a bad verdict opens', afterVerdict({ ...CLOSED, looking }, fails, 1_000), open],
  [
    'a bad verdict of a trial opens again',
    afterVerdict({ ...open, state: 'half-open', looking }, fails, 1_070),
    { ...open, changedAt: 1_070, judgedAt: 1_070 },
  ],
  ['a good verdict closes', afterVerdict({ ...open, state: 'half-open', looking }, answers, 1_000), closed],
  [
    'a good verdict keeps what is counted',
    afterVerdict({ ...CLOSED, failures: 1, looking }, answers, 1_000),
    { ...closed, failures: 1 },
  ],
  [
    'an engine that answers proves no registry',
    afterVerdict(trying, answers, 1_070),
    { ...trying, judgedAt: 1_070 },
  ],
  ['a look broken off leaves all as it was', afterNoVerdict({ ...CLOSED, looking }), CLOSED],
  ['a trial broken off leaves it open', afterNoVerdict({ ...open, state: 'half-open', looking }), open],
  ['one failure is counted', afterFailure(closed, noPull, 1_100, rules), { ...closed, failures: 1 }],
  [
    'several failures open',
    afterFailure({ ...closed, failures: 1 }, noPull, 1_100, rules),
    { ...closed, state: 'open', failures: 2, cause: noPull, changedAt: 1_100 },
  ],
  [
    'the engine lost opens at once',
    afterFailure(closed, hung, 1_100, rules),
    { ...closed, state: 'open', failures: 1, cause: hung, changedAt: 1_100 },
  ],
  ['a late failure changes no cause', afterFailure(open, noPull, 1_100, rules), { ...open, failures: 1 }],
  [
    'a trial that fails opens again',
    afterFailure(trying, noPull, 1_100, rules),
    { ...pullOpen, failures: 1, changedAt: 1_100 },
  ],
  [
    'services that come up close',
    afterSuccess({ ...trying, failures: 2 }, 1_100),
    { ...closed, changedAt: 1_100 },
  ],
])('%s', (_, record, expected) => {
  expect(record).toEqual(expected);
});

it('lets others stay away as long as a trial that got its verdict goes on', () => {
  const under = { ...trying, judgedAt: 1_005 };
  expect(step(under, 1_500)).toEqual({ ...stayAway, cause: noPull });
});
