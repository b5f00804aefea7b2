import type { Filling } from '../fill-tokens';
import { versionInOwnTag } from '../release-tag';
import { parsePythonVersion, parseSemver, type ParsedVersion } from '../versions';
import { constant, fillExpressions } from './expressions';
import { given, skipped, wrong, type RuleValue } from './rule-value';
import type { TagRule } from './tag-rule';

/** The value of `type=semver`. */
export function semverValue(text: string, rule: TagRule, filling: Filling): RuleValue {
  return versionValue(text, rule, filling, (raw) => parseSemver(raw) ?? `"${raw}" is no semantic version`);
}

/** The value of `type=pep440`. */
export function pythonValue(text: string, rule: TagRule, filling: Filling): RuleValue {
  return versionValue(
    text,
    rule,
    filling,
    (raw) => parsePythonVersion(raw) ?? `"${raw}" is no version by PEP 440`,
  );
}

function versionValue(
  text: string,
  { attributes: { pattern = '', match } }: TagRule,
  filling: Filling,
  read: (raw: string) => ParsedVersion | string,
): RuleValue {
  const matched = match
    ? matchIn(text, match, filling.option)
    : given(versionInOwnTag(text, filling.facts.project) ?? text);
  if (matched.kind !== 'given') return matched;
  const raw = matched.text.replaceAll('/', '-');
  const version = read(raw);
  if (typeof version === 'string') return skipped(version);
  const { isUnsteady, ...parts } = version;
  const expressions = Object.fromEntries(
    Object.entries({ raw, ...parts }).map(([name, value]) => [name, constant(() => String(value))]),
  );
  const filled = fillExpressions(pattern, expressions, filling, 'plain');
  if (filled.problems) return wrong(filled.problems);
  const isRaw = /^\{\{\s*raw\s*\}\}$/.test(pattern);
  return isUnsteady && !isRaw ? given(parts.version) : given(filled.text, !isUnsteady);
}

/** The value of `type=match`. */
export function matchValue(text: string, { attributes }: TagRule, { option }: Filling): RuleValue {
  const { pattern = '', group = '0' } = attributes;
  const matched = runPattern(text, pattern, option);
  if (!Array.isArray(matched)) return matched;
  const found = matched[Number(group)];
  return found === undefined ? skipped(`${pattern} has no group ${group} in "${text}"`) : given(found, true);
}

function matchIn(text: string, pattern: string, option: string): RuleValue {
  const matched = runPattern(text, pattern, option);
  return Array.isArray(matched) ? given(matched[1] ?? matched[0]) : matched;
}

/** Searches by a regular expression, which may be written as `/…/flags`. */
function runPattern(text: string, pattern: string, option: string): RegExpExecArray | RuleValue {
  const [, body = pattern, flags = ''] = /^\/(.+)\/([a-z]*)$/s.exec(pattern) ?? [];
  try {
    // With `g` there would be no groups.
    return (
      new RegExp(body, flags.replaceAll('g', '')).exec(text) ?? skipped(`${pattern} does not match "${text}"`)
    );
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return wrong([{ what: `${option}: "${pattern}" is no regular expression`, why }]);
  }
}
