import { join } from 'node:path';
import { loadModule } from '../host/load-module';
import { defaultTag } from './default-tag';
import type * as factsModule from './naming-facts/name-by-facts';
import type { NamedImage } from './naming-facts/name-by-facts';
import type { FactsQuestion } from './naming-facts/read-build-facts';
import type { NamingOptions } from './naming/naming-options';
import { explainBadTag } from './tag-syntax';

/**
 * Names an image. Plain tags and labels need nothing but themselves; for all else the modules that know tokens and
 * rules are loaded, and git and the CI service are asked.
 */
export async function nameImage(
  options: NamingOptions,
  question: FactsQuestion,
  { withOci = false }: { readonly withOci?: boolean } = {},
): Promise<NamedImage> {
  if (!withOci && isPlain(options)) return namePlainly(options, question);
  const { nameByFacts } = loadModule(join(__dirname, 'naming-facts', 'name-by-facts')) as typeof factsModule;
  return nameByFacts(options, question, withOci);
}

/** Whether nothing in the options waits for a value: no rule, and no brace anywhere. */
export function isPlain({
  tags = [],
  images,
  tagRules,
  labels = {},
  annotations = {},
}: NamingOptions): boolean {
  const texts = [...tags, ...Object.values(labels), ...Object.values(annotations)];
  return images === undefined && tagRules === undefined && !texts.some((text) => text.includes('{'));
}

function namePlainly(options: NamingOptions, { project, configuration }: FactsQuestion): NamedImage {
  const tags = options.tags ?? [defaultTag(project, configuration)];
  return {
    references: [...new Set(tags)],
    labels: new Map(Object.entries(options.labels ?? {})),
    annotations: new Map(Object.entries(options.annotations ?? {})),
    problems: tags.flatMap((tag, index) => explainBadTag(tag, `tags[${String(index)}]`) ?? []),
  };
}
