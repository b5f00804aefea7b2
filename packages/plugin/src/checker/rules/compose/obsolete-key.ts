import { removeLine, startOfLine, type Edit } from '../../edit';
import type { Rule } from '../../rule';
import type { ComposeService } from '../../subjects/compose-subject';

/** The top-level `version`, which compose has ignored since 2.0 and warns about since 2.25. */
export const obsoleteKey: Rule<'compose'> = {
  id: 'compose/obsolete-key',
  severity: 'info',
  title: 'A compose file has a top-level version, which is obsolete',
  why: 'docker compose ignores it and warns at each run.',
  fix: 'Remove the line.',
  subject: 'compose',
  *check({ file, root, services, text }) {
    const version = root?.entries.find(({ key }) => key === 'version');
    if (version?.value.text === undefined) return;
    yield {
      ...version.keyPlace,
      what: `"version: ${version.value.text}" has no effect`,
      edits:
        mayBeAskedFor(file, services) || root?.entries.length === 1
          ? []
          : removeVersion(text, version.keyPlace.line),
    };
  },
};

/** Of what may be a stack for a swarm, older clients of Docker ask for a version; and test data may have it on purpose. */
function mayBeAskedFor(file: string, services: readonly ComposeService[]): boolean {
  return TEST_DATA.test(file) || services.some(({ value }) => value.get('deploy') !== undefined);
}

const TEST_DATA = /(?:^|\/)(?:testdata|fixtures|__fixtures__)\//;
const ALONE = /^(["']?)version\1[ \t]*:[ \t]*(?:[\w.]+|"[\w.]+"|'[\w.]+')[ \t]*(?:#.*)?\r?\n$/;

/** The line, where nothing else stands on it; with the empty one behind it, where nothing or another empty one stands above. */
function removeVersion(text: string, line: number): Edit[] {
  const { from, to } = removeLine(text, line);
  if (!ALONE.test(text.slice(from, to))) return [];
  const next = startOfLine(text, line + 2);
  const isBlankAbove = text.slice(startOfLine(text, line - 1), from).trim() === '';
  const isBlank = isBlankAbove && text.slice(to, next).trim() === '';
  return [{ from, to: isBlank ? next : to, text: '' }];
}
