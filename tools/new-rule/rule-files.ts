import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { registerRule } from './register-rule';
import { ruleTemplate } from './rule-template';

/** A rule that nobody can begin with this address, with what to do. */
export class RefusedRule extends Error {}

/** Files of the checker that a new rule needs, with their texts, by their paths from its folder. */
export type RuleFiles = Readonly<Record<string, string>>;

const SLUG = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;

/** Plans the files of a new rule: itself, a fixture of each kind, and its line in the registry. */
export function planRule(
  id: string,
  checker: string,
  families: readonly string[],
  exists: (path: string) => boolean,
): RuleFiles {
  const [family = '', slug = '', ...more] = id.split('/');
  if (!families.includes(family) || more.length > 0) {
    throw new RefusedRule(
      `${id} is no address of a rule\n  → write <family>/<slug>, with one of the families ${families.join(', ')}`,
    );
  }
  if (!SLUG.test(slug)) {
    throw new RefusedRule(
      `"${slug}" cannot be the name of a rule\n  → write small letters, digits and single hyphens, such as unpinned-base`,
    );
  }
  const registry = `registry/${family}.ts`;
  const { rule, bad, good } = ruleTemplate(family, slug);
  const files = {
    [`rules/${id}.ts`]: rule,
    [`fixtures/${id}.bad.txtar`]: bad,
    [`fixtures/${id}.good.txtar`]: good,
  };
  const taken = Object.keys(files).find(exists);
  if (taken !== undefined) throw new RefusedRule(`there is ${taken} already\n  → choose another name`);
  return { ...files, [registry]: registerRule(readFileSync(join(checker, registry), 'utf8'), family, slug) };
}
