import type { Found, Rule } from '../../rule';
import { documentedKeys, templatesOf } from '../../subjects/env-template';
import { isGitIgnored } from '../../subjects/git-ignored';

/** An env file and its template that have other keys, where both are in the repository and clearly belong together. */
export const exampleDrift: Rule<'env'> = {
  id: 'env/example-drift',
  severity: 'info',
  title: 'An env file and its example have different keys',
  why: 'Who copies the example gets a file that is not complete, or has keys that nobody reads.',
  fix: 'Add the keys, or show those that may be left out in a comment: # KEY=value.',
  subject: 'env',
  *check({ file, text }, view) {
    // What git ignores is one person's own file, and may have any keys.
    if (isGitIgnored(file, view)) return;
    const own = documentedKeys(text);
    for (const template of templatesOf(file, view)) {
      const other = documentedKeys(view.read(template) ?? '');
      const common = own.set.filter((key) => other.set.includes(key)).length;
      if (common * 2 < Math.max(own.set.length, other.set.length) || common === 0) continue;
      yield* lacking(
        template,
        own.set.filter((key) => !other.shown.has(key)),
        file,
        'warning',
      );
      yield* lacking(
        file,
        other.set.filter((key) => !own.shown.has(key)),
        template,
        'info',
      );
    }
  },
};

function lacking(
  file: string,
  keys: readonly string[],
  other: string,
  severity: 'warning' | 'info',
): Found[] {
  if (keys.length === 0) return [];
  const name = other.slice(other.lastIndexOf('/') + 1);
  return [
    {
      file,
      line: 1,
      severity,
      what: `${keys.join(', ')} ${keys.length === 1 ? 'is' : 'are'} in ${name} and not here`,
    },
  ];
}
