import type { Problem } from '../../base/user-error';
import type { ExecutionMode } from './options';

/** A set of choices with nothing left open but the tests themselves. */
export type SettledMode = ExecutionMode &
  Required<
    Pick<
      ExecutionMode,
      'fallback' | 'includeTags' | 'excludeTags' | 'testTimeout' | 'servicesTimeout' | 'stagingTimeout'
    >
  > & { readonly name: string };

type Known = Pick<SettledMode, 'fallback' | 'testTimeout' | 'servicesTimeout' | 'stagingTimeout'>;

/** A nightly run never falls back, so that infrastructure which rots is seen. */
const KNOWN: Readonly<Record<string, Known>> = {
  fast_feedback: { fallback: 'always', testTimeout: 600, servicesTimeout: 90, stagingTimeout: 10 },
  ci: { fallback: 'outage', testTimeout: 1800, servicesTimeout: 180, stagingTimeout: 30 },
  nightly: { fallback: 'never', testTimeout: 7200, servicesTimeout: 600, stagingTimeout: 60 },
};

const DEFAULT_ON_CI = 'ci';
const DEFAULT_ELSEWHERE = 'fast_feedback';

/** The choices of the named mode, or of the one that fits where the run takes place; a problem where there is none of that name. */
export function settleMode(
  wanted: string | undefined,
  own: Readonly<Record<string, ExecutionMode>>,
  environment: NodeJS.ProcessEnv,
): SettledMode | Problem {
  const fallbackName = isCi(environment) ? DEFAULT_ON_CI : DEFAULT_ELSEWHERE;
  const name = wanted ?? fallbackName;
  const given = Object.hasOwn(own, name) ? own[name] : undefined;
  const known = Object.hasOwn(KNOWN, name) ? KNOWN[name] : undefined;
  if (given === undefined && known === undefined) {
    return {
      what: `executionMode: there is no "${name}"`,
      fix: `known are ${[...new Set([...Object.keys(KNOWN), ...Object.keys(own)])].join(', ')}; add others to executionModes`,
    };
  }
  const base = known ?? KNOWN[fallbackName];
  if (base === undefined) throw new Error('every place has a default mode');
  return { name, includeTags: [], excludeTags: [], ...base, ...given };
}

/** Whether a run takes place on a CI server, all of which set this variable. */
function isCi(environment: NodeJS.ProcessEnv): boolean {
  const value = environment['CI'];
  return value !== undefined && value !== '' && value !== 'false' && value !== '0';
}
