import type { Rule } from '../../rule';

/** The top-level `version`, which compose has ignored since 2.0 and warns about since 2.25. */
export const obsoleteKey: Rule<'compose'> = {
  id: 'compose/obsolete-key',
  severity: 'info',
  title: 'A compose file has a top-level version, which is obsolete',
  why: 'docker compose ignores it and warns at each run.',
  fix: 'Remove the line.',
  subject: 'compose',
  *check({ root }) {
    const version = root?.entries.find(({ key }) => key === 'version');
    if (version?.value.text === undefined) return;
    yield { ...version.keyPlace, what: `"version: ${version.value.text}" has no effect` };
  },
};
