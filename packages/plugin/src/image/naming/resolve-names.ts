import type { Problem } from '../../base/user-error';
import { defaultTag } from '../default-tag';
import { explainBadTag } from '../tag-syntax';
import type { BuildFacts } from './build-facts';
import { fillReference, fillText, type Filling } from './fill-tokens';
import { defaultImages, hasRules, type NamingOptions } from './naming-options';
import { applyRules } from './rules/apply-rules';
import { readImage } from './rules/image-entry';
import { DEFAULT_RULES, readTagRule, type TagRule } from './rules/tag-rule';

/** What an image is called and what is said of it. */
export interface ImageNames {
  /** Full references without duplicates: those of `tags` first, then those of the rules, image by image. */
  readonly references: readonly string[];
  /** The first tag that rules gave, the image's version for metadata-action. */
  readonly version?: string;
  readonly labels: ReadonlyMap<string, string>;
  readonly annotations: ReadonlyMap<string, string>;
  /** Everything that is wrong; the names are not complete where there is anything. */
  readonly problems: readonly Problem[];
}

/** Makes the names of an image from its options and facts. */
export function resolveNames(options: NamingOptions, facts: BuildFacts): ImageNames {
  const problems: Problem[] = [];
  const fillingOf = (option: string): Filling => ({ facts, option });
  const listed = listedReferences(options, facts, fillingOf, problems);
  const ruled = hasRules(options) ? ruledReferences(options, facts, fillingOf, problems) : undefined;
  const labels = fillAll(options.labels, 'labels', fillingOf, problems);
  const annotations = fillAll(options.annotations, 'annotations', fillingOf, problems);
  return {
    references: [...new Set([...listed, ...(ruled?.references ?? [])])],
    ...(ruled?.version !== undefined && { version: ruled.version }),
    labels,
    annotations,
    problems,
  };
}

type FillingOf = (option: string) => Filling;

function listedReferences(
  options: NamingOptions,
  facts: BuildFacts,
  fillingOf: FillingOf,
  problems: Problem[],
): string[] {
  const tags = options.tags ?? (hasRules(options) ? [] : [defaultTag(facts.project, facts.configuration)]);
  return tags.flatMap((tag, index) => {
    const option = `tags[${String(index)}]`;
    const filled = fillReference(tag, fillingOf(option));
    const found = filled.problems ?? explainReference(filled.text, option);
    problems.push(...found);
    return filled.problems ? [] : [filled.text];
  });
}

function explainReference(reference: string, option: string): Problem[] {
  const expression = /\{+[^{}]*\}+/.exec(reference)?.[0];
  if (expression !== undefined) {
    return [
      {
        what: `${option}: "${reference}" is no image name`,
        why: `${expression} is no token: tokens have single braces, {{expressions}} belong to tagRules`,
      },
    ];
  }
  const problem = explainBadTag(reference, option);
  return problem === undefined ? [] : [problem];
}

interface RuledReferences {
  readonly references: readonly string[];
  readonly version?: string;
}

function ruledReferences(
  options: NamingOptions,
  facts: BuildFacts,
  fillingOf: FillingOf,
  problems: Problem[],
): RuledReferences {
  const before = problems.length;
  const repositories = (options.images ?? defaultImages(facts.project)).flatMap((text, index) => {
    const image = readImage(text, fillingOf(`images[${String(index)}]`));
    if ('problems' in image) problems.push(...image.problems);
    return 'repository' in image ? [image.repository] : [];
  });
  const rules = (options.tagRules ?? DEFAULT_RULES).flatMap((text, index): TagRule[] => {
    const rule = readTagRule(text, `tagRules[${String(index)}]`);
    if (!('problems' in rule)) return [rule];
    problems.push(...rule.problems);
    return [];
  });
  const { tags, skipped, problems: found } = applyRules(rules, options.flavor ?? {}, fillingOf(''));
  problems.push(...found);
  if (tags.length === 0 && problems.length === before && repositories.length > 0) {
    problems.push({
      what: 'tagRules: no rule gives a tag for this build',
      why: skipped.join('; '),
      fix: 'add a rule that always holds, such as type=sha',
    });
  }
  const [version] = tags;
  const references = repositories.flatMap((repository) => tags.map((tag) => `${repository}:${tag}`));
  const badTags = tags.flatMap((tag) => explainBadName(tag) ?? []);
  problems.push(
    ...(badTags.length > 0 ? badTags : references.flatMap((each) => explainBadTag(each, 'tagRules') ?? [])),
  );
  return { references, ...(version !== undefined && { version }) };
}

function explainBadName(tag: string): Problem | undefined {
  return explainBadTag(`image:${tag}`, '') === undefined
    ? undefined
    : {
        what: `tagRules: "${tag}" cannot be a tag`,
        why: 'it may have at most 128 characters, and begins with a letter, a digit or an underscore',
      };
}

function fillAll(
  texts: Readonly<Record<string, string>> = {},
  option: string,
  fillingOf: FillingOf,
  problems: Problem[],
): Map<string, string> {
  return new Map(
    Object.entries(texts).map(([key, text]): [string, string] => {
      const filled = fillText(text, fillingOf(`${option}.${key}`));
      problems.push(...(filled.problems ?? []));
      return [key, filled.problems ? '' : filled.text];
    }),
  );
}
