import type { TagChoice } from './runner';

/** A regular expression over a test's whole name, which bears its tags as `@tag`; undefined where all tests are meant. */
export function tagPattern({ include, exclude }: TagChoice): string | undefined {
  if (include.length === 0 && exclude.length === 0) return undefined;
  const wanted = include.length === 0 ? '' : `(?=.*${anyTag(include)})`;
  const unwanted = exclude.length === 0 ? '' : `(?!.*${anyTag(exclude)})`;
  return `^${wanted}${unwanted}`;
}

/** One of several tags; `@slow` is not a part of `@slower` or `@slow-ish`. */
export function anyTag(tags: readonly string[]): string {
  return `@(?:${tags.map(escape).join('|')})(?![\\w-])`;
}

function escape(tag: string): string {
  return tag.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}
