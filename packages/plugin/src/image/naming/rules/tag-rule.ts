import type { Problem } from '../../../base/user-error';
import { readAttributes, type Attribute } from './attributes';

export const RULE_TYPES = ['schedule', 'semver', 'pep440', 'match', 'edge', 'ref', 'raw', 'sha'] as const;
export type RuleType = (typeof RULE_TYPES)[number];

/** One entry of the option `tagRules`, checked; an attribute that is absent was not written. */
export interface TagRule {
  /** For example `tagRules[0]`. */
  readonly option: string;
  /** As it is written. */
  readonly text: string;
  readonly type: RuleType;
  readonly priority: number;
  readonly attributes: Readonly<Record<string, string>>;
}

interface RuleKind {
  readonly priority: number;
  readonly attributes: readonly string[];
  readonly required?: string;
  /** What a closed attribute may be. */
  readonly values?: Readonly<Record<string, readonly string[]>>;
}

const KINDS: Readonly<Record<RuleType, RuleKind>> = {
  schedule: { priority: 1000, attributes: ['pattern'] },
  semver: { priority: 900, attributes: ['pattern', 'value', 'match'], required: 'pattern' },
  pep440: { priority: 900, attributes: ['pattern', 'value', 'match'], required: 'pattern' },
  match: { priority: 800, attributes: ['pattern', 'group', 'value'], required: 'pattern' },
  edge: { priority: 700, attributes: ['branch'] },
  ref: {
    priority: 600,
    attributes: ['event'],
    required: 'event',
    values: { event: ['branch', 'tag', 'pr'] },
  },
  raw: { priority: 200, attributes: ['value'], required: 'value' },
  sha: { priority: 100, attributes: ['format'], values: { format: ['short', 'long'] } },
};
const COMMON = ['enable', 'priority', 'prefix', 'suffix'];

/** The rules of docker/metadata-action where none are given. */
export const DEFAULT_RULES = [
  'type=schedule',
  'type=ref,event=branch',
  'type=ref,event=tag',
  'type=ref,event=pr',
];

/** Reads one rule, or says everything that is wrong with it. */
export function readTagRule(
  text: string,
  option: string,
): TagRule | { readonly problems: readonly Problem[] } {
  const written = readAttributes(text);
  const type = written.find(({ name }) => name === 'type')?.value ?? 'raw';
  if (!isRuleType(type)) {
    return {
      problems: [{ what: `${option}: there is no rule "type=${type}"`, fix: `one of ${list(RULE_TYPES)}` }],
    };
  }
  const kind = KINDS[type];
  const attributes = Object.fromEntries(
    written
      .filter(({ name }) => name !== 'type')
      .map(({ name, value }) => [name ?? (type === 'raw' ? 'value' : value), value]),
  );
  const problems = [
    ...written.flatMap((attribute) => explainAttribute(attribute, type, option) ?? []),
    ...explainValues(attributes, kind, `${option} (type=${type})`),
  ];
  if (problems.length > 0) return { problems };
  const priority = Number(attributes['priority'] ?? kind.priority);
  return { option, text, type, priority, attributes };
}

function isRuleType(type: string): type is RuleType {
  return (RULE_TYPES as readonly string[]).includes(type);
}

function explainAttribute({ name, value }: Attribute, type: RuleType, option: string): Problem | undefined {
  const allowed = ['type', ...COMMON, ...KINDS[type].attributes];
  if (name === undefined) {
    return type === 'raw'
      ? undefined
      : { what: `${option} (type=${type}): "${value}" is no attribute`, fix: 'write <name>=<value>' };
  }
  return allowed.includes(name)
    ? undefined
    : { what: `${option} (type=${type}): there is no attribute "${name}"`, fix: `one of ${list(allowed)}` };
}

function explainValues(
  attributes: Readonly<Record<string, string>>,
  kind: RuleKind,
  where: string,
): Problem[] {
  const { required, values = {} } = kind;
  const { priority = '0', group = '0' } = attributes;
  const problems: Problem[] = [];
  if (required !== undefined && !attributes[required]) {
    problems.push({ what: `${where}: the attribute "${required}" is missing` });
  }
  for (const [name, allowed] of Object.entries(values)) {
    const value = attributes[name];
    if (value && !allowed.includes(value)) {
      problems.push({ what: `${where}: "${value}" is no ${name}`, fix: `one of ${list(allowed)}` });
    }
  }
  if (!/^-?\d+$/.test(priority))
    problems.push({ what: `${where}: the priority "${priority}" is no whole number` });
  if (!/^\d+$/.test(group)) problems.push({ what: `${where}: the group "${group}" is no number of a group` });
  return problems;
}

function list(values: readonly string[]): string {
  return values.join(', ');
}
