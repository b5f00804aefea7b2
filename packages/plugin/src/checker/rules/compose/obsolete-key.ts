import { removeLine, startOfLine, type Edit } from '../../edit';
import type { Rule } from '../../rule';

/** The top-level `version`, which compose has ignored since 2.0 and warns about since 2.25. */
export const obsoleteKey: Rule<'compose'> = {
  id: 'compose/obsolete-key',
  severity: 'info',
  title: 'A compose file has a top-level version, which is obsolete',
  why: 'docker compose ignores it and warns at each run.',
  fix: 'Remove the line.',
  subject: 'compose',
  *check({ root, services, text }) {
    const version = root?.entries.find(({ key }) => key === 'version');
    if (version?.value.text === undefined) return;
    yield {
      ...version.keyPlace,
      what: `"version: ${version.value.text}" has no effect`,
      // Of what may be a stack for a swarm, older clients of Docker ask for a version; and a file needs something in it.
      edits:
        root?.entries.length === 1 || services.some(({ value }) => value.get('deploy') !== undefined)
          ? []
          : removeVersion(text, version.keyPlace.line),
    };
  },
};

const ALONE = /^(["']?)version\1[ \t]*:[ \t]*(?:[\w.]+|"[\w.]+"|'[\w.]+')[ \t]*(?:#.*)?\r?\n$/;

/** The line, where nothing else stands on it; with the empty one behind it, where the file would begin with that. */
function removeVersion(text: string, line: number): Edit[] {
  const { from, to } = removeLine(text, line);
  if (!ALONE.test(text.slice(from, to))) return [];
  const next = startOfLine(text, line + 2);
  const isBlank = line === 1 && text.slice(to, next).trim() === '';
  return [{ from, to: isBlank ? next : to, text: '' }];
}
