import { repositoryOf } from '../default-tag';
import type { Flavor } from './rules/apply-rules';
import { needsOfToken, type FactNeed } from './tokens';
import { tokensIn } from './token-text';

/** The options that name an image and describe it. */
export interface NamingOptions {
  readonly tags?: readonly string[];
  readonly images?: readonly string[];
  readonly tagRules?: readonly string[];
  readonly flavor?: Flavor;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
}

/** Whether tags come from rules. */
export function hasRules({ images, tagRules }: NamingOptions): boolean {
  return images !== undefined || tagRules !== undefined;
}

/** What has to be asked for these options: nothing at all for plain tags and labels. */
export function needsOf(options: NamingOptions): ReadonlySet<FactNeed> {
  const needs = new Set(textsOf(options).flatMap(tokensIn).flatMap(needsOfToken));
  // Rules are about what started the build.
  if (hasRules(options)) for (const need of ['ci', 'git'] as const) needs.add(need);
  return needs;
}

function textsOf({
  tags = [],
  images = [],
  tagRules = [],
  flavor = {},
  labels = {},
  annotations = {},
}: NamingOptions): string[] {
  const { prefix = '', suffix = '' } = flavor;
  return [
    ...tags,
    ...images,
    ...tagRules,
    prefix,
    suffix,
    ...Object.values(labels),
    ...Object.values(annotations),
  ];
}

/** The repositories that rules name where no images are given. */
export function defaultImages(project: string): readonly string[] {
  return [repositoryOf(project)];
}
