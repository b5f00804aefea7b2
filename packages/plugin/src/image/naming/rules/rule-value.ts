import type { Problem } from '../../../base/user-error';
import type { Filled, Filling } from '../fill-tokens';
import { explainMissing } from '../fill-tokens';
import { shaOf, sourceRefOf } from '../source-ref';
import { SHORT_SHA } from '../tokens';
import { dateExpressions, defaultBranchOf, fillExpressions, globalExpressions } from './expressions';
import { matchValue, pythonValue, semverValue } from './version-values';
import type { RuleType, TagRule } from './tag-rule';

/** What a rule makes of the facts, before prefix and suffix. */
export type RuleValue =
  /** With `isLatest`, `latest: auto` gives the tag `latest` too. */
  | { readonly kind: 'given'; readonly text: string; readonly isLatest: boolean }
  /** The rule is not for this build. */
  | { readonly kind: 'skipped'; readonly why: string }
  | { readonly kind: 'wrong'; readonly problems: readonly Problem[] };

/** How each type of docker/metadata-action finds its value. */
export const RULE_VALUES: Readonly<Record<RuleType, (rule: TagRule, filling: Filling) => RuleValue>> = {
  schedule: ({ attributes }, filling) =>
    filling.facts.ci.isSchedule
      ? fromFilled(
          fillExpressions(attributes['pattern'] ?? 'nightly', dateExpressions(filling), filling, 'plain'),
        )
      : skipped('no schedule started this run'),
  semver: (rule, filling) => ofVersion(rule, filling, semverValue),
  pep440: (rule, filling) => ofVersion(rule, filling, pythonValue),
  match: (rule, filling) => ofVersion(rule, filling, matchValue),
  edge: edgeValue,
  ref: refValue,
  raw: ({ attributes }, filling) => fromFilled(fillGlobal(attributes['value'] ?? '', filling)),
  sha: ({ attributes }, { facts, option }) => {
    const sha = shaOf(facts);
    if (typeof sha !== 'string') return wrong([explainMissing(option, 'type=sha', sha)]);
    return given(attributes['format'] === 'long' ? sha : sha.slice(0, SHORT_SHA));
  },
};

/** Fills a text in which both expressions and tokens may stand. */
export function fillGlobal(text: string, filling: Filling): Filled {
  return fillExpressions(text, globalExpressions(filling), filling, 'tokens');
}

/** A rule's value. */
export function given(text: string, isLatest = false): RuleValue {
  return { kind: 'given', text, isLatest };
}

/** Why a rule is not for this build. */
export function skipped(why: string): RuleValue {
  return { kind: 'skipped', why };
}

/** What is wrong with a rule. */
export function wrong(problems: readonly Problem[]): RuleValue {
  return { kind: 'wrong', problems };
}

function fromFilled(filled: Filled): RuleValue {
  return filled.problems ? wrong(filled.problems) : given(filled.text);
}

type VersionReading = (raw: string, rule: TagRule, filling: Filling) => RuleValue;

/** A rule about versions reads its `value`, else the tag that is built. */
function ofVersion(rule: TagRule, filling: Filling, read: VersionReading): RuleValue {
  const { value } = rule.attributes;
  if (value) {
    const filled = fillGlobal(value, filling);
    return filled.problems ? wrong(filled.problems) : read(filled.text, rule, filling);
  }
  const ref = sourceRefOf(filling.facts);
  return ref.kind === 'tag' ? read(ref.name, rule, filling) : skipped('no git tag is built');
}

function edgeValue({ attributes }: TagRule, { facts, option }: Filling): RuleValue {
  const ref = sourceRefOf(facts);
  if (ref.kind !== 'branch') return skipped('no branch is built');
  const branch = attributes['branch'] || defaultBranchOf(facts);
  if (typeof branch !== 'string') return wrong([explainMissing(option, 'type=edge', branch)]);
  return ref.name === branch ? given('edge') : skipped(`the branch is ${ref.name}, not ${branch}`);
}

function refValue({ attributes }: TagRule, { facts }: Filling): RuleValue {
  const ref = sourceRefOf(facts);
  if (attributes['event'] === 'branch') {
    return ref.kind === 'branch' ? given(ref.name) : skipped('no branch is built');
  }
  if (attributes['event'] === 'tag') {
    return ref.kind === 'tag' ? given(ref.name, true) : skipped('no git tag is built');
  }
  return ref.kind === 'pull-request' ? given(ref.number) : skipped('no pull request is built');
}
