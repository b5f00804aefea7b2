import type { Problem } from '../../../base/user-error';
import type { Filling } from '../fill-tokens';
import { sanitiseTag } from '../fit';
import { fillGlobal, given, RULE_VALUES, skipped, wrong, type RuleValue } from './rule-value';
import type { TagRule } from './tag-rule';

/** What holds for all rules. */
export interface Flavor {
  /** Whether `latest` is given too; `auto`: where the first rule that gives a tag is about versions or git tags. */
  readonly latest?: 'auto' | boolean;
  readonly prefix?: string;
  readonly prefixOnLatest?: boolean;
  readonly suffix?: string;
  readonly suffixOnLatest?: boolean;
}

/** What rules made: tags without their repositories, the first the main one. */
export interface RuleTags {
  readonly tags: readonly string[];
  /** Rules that gave nothing, and why. */
  readonly skipped: readonly string[];
  readonly problems: readonly Problem[];
}

/** Applies rules by their priorities; those of one priority in their order. */
export function applyRules(
  rules: readonly TagRule[],
  flavor: Flavor,
  filling: Omit<Filling, 'option'>,
): RuleTags {
  const tags = new Set<string>();
  const reasons: string[] = [];
  const problems: Problem[] = [];
  let isLatest: boolean | undefined;
  for (const rule of [...rules].sort((a, b) => b.priority - a.priority)) {
    const outcome = applyRule(rule, flavor, { ...filling, option: rule.option });
    if (outcome.kind === 'wrong') problems.push(...outcome.problems);
    else if (outcome.kind === 'skipped') reasons.push(`${rule.text}: ${outcome.why}`);
    else {
      tags.add(outcome.text);
      isLatest ??= outcome.isLatest;
    }
  }
  if (tags.size > 0 && isLatestWanted(flavor, isLatest ?? false)) {
    const latest = nameLatest(flavor, { ...filling, option: 'flavor' });
    if (latest.problems) problems.push(...latest.problems);
    else tags.add(sanitiseTag(latest.text));
  }
  return { tags: [...tags], skipped: reasons, problems };
}

function applyRule(rule: TagRule, flavor: Flavor, filling: Filling): RuleValue {
  const enable = fillGlobal(rule.attributes['enable'] ?? 'true', filling);
  if (enable.problems) return wrong(enable.problems);
  if (enable.text === 'false') return skipped('it is switched off');
  if (enable.text !== 'true') {
    return wrong([{ what: `${rule.option}: enable is "${enable.text}"`, fix: 'true or false' }]);
  }
  const value = RULE_VALUES[rule.type](rule, filling);
  return value.kind === 'given' ? surround(value, rule, flavor, filling) : value;
}

function surround(
  { text, isLatest }: Extract<RuleValue, { kind: 'given' }>,
  rule: TagRule,
  flavor: Flavor,
  filling: Filling,
): RuleValue {
  const prefix = rule.attributes['prefix'] ?? ownPrefix(rule) ?? flavor.prefix ?? '';
  const suffix = rule.attributes['suffix'] ?? flavor.suffix ?? '';
  const [before, after] = [fillGlobal(prefix, filling), fillGlobal(suffix, filling)];
  if (before.problems) return wrong([...before.problems, ...(after.problems ?? [])]);
  if (after.problems) return wrong(after.problems);
  const tag = sanitiseTag(`${before.text}${text}${after.text}`);
  return tag === '' ? skipped('it gives an empty tag') : given(tag, isLatest);
}

function ownPrefix({ type, attributes }: TagRule): string | undefined {
  if (type === 'sha') return 'sha-';
  return type === 'ref' && attributes['event'] === 'pr' ? 'pr-' : undefined;
}

function isLatestWanted({ latest = 'auto' }: Flavor, isLatest: boolean): boolean {
  return latest === 'auto' ? isLatest : latest;
}

function nameLatest(
  { prefix = '', suffix = '', ...on }: Flavor,
  filling: Filling,
): ReturnType<typeof fillGlobal> {
  return fillGlobal(`${on.prefixOnLatest ? prefix : ''}latest${on.suffixOnLatest ? suffix : ''}`, filling);
}
