import { Validator, type OutputUnit, type Schema } from '@cfworker/json-schema';
import type { Problem } from '../base/user-error';

/** The part of a schema of options that this needs to know. */
export interface OptionsSchema {
  readonly properties: Readonly<Record<string, unknown>>;
}

export interface CheckedOptions<Options> {
  /** The options that fit the schema; what does not is left out. */
  readonly fitting: Partial<Options>;
  /** Everything that does not fit. */
  readonly problems: readonly Problem[];
}

/** Values under these names, as JSON pointers, may be secret; they are never repeated in a problem. */
const NOTHING_SECRET = /$^/;

/**
 * Makes a check of raw options against a schema, that names everything which is wrong at once.
 *
 * The schema is interpreted: to compile it, as ajv does, takes longer than most runs in which nothing changed.
 */
export function compileOptionsCheck<Options extends object>(
  schema: OptionsSchema,
  secret: RegExp = NOTHING_SECRET,
): (raw: Readonly<Record<string, unknown>>) => CheckedOptions<Options> {
  const validator = new Validator(schema as unknown as Schema, '2019-09', false);
  return (given) => {
    const raw = withoutUndefined(given);
    const { valid, errors } = validator.validate(raw);
    if (valid) return { fitting: raw as Partial<Options>, problems: [] };
    const misfits = errors.flatMap((error) => readMisfit(error, schema, raw) ?? []);
    const wrong = new Set(misfits.map(({ path: [option] }) => option));
    const fitting = Object.entries(raw).filter(([name]) => name in schema.properties && !wrong.has(name));
    return {
      fitting: Object.fromEntries(fitting) as Partial<Options>,
      problems: withoutRepetition(misfits.map((misfit) => describe(misfit, secret))),
    };
  };
}

/** Nx hands on what JSON could not hold, and means an option that was not given. */
function withoutUndefined(given: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return JSON.parse(JSON.stringify(given)) as Record<string, unknown>;
}

/** A value that does not fit a rule of the schema. */
interface Misfit {
  /** Where the value stands. */
  readonly path: readonly string[];
  readonly value: unknown;
  readonly keyword: string;
  /** What the schema has under the keyword, and all that stands beside it. */
  readonly rule: unknown;
  readonly rules: Readonly<Record<string, unknown>>;
  /** Whether the rule is one for the names of an object's fields. */
  readonly isOfNames: boolean;
  readonly message: string;
}

/** What only says that there is a misfit farther in. */
const ENCLOSING = new Set(['properties', 'additionalProperties', 'items', 'propertyNames', 'anyOf', 'false']);

function readMisfit(
  { keyword, keywordLocation, instanceLocation, error }: OutputUnit,
  schema: OptionsSchema,
  raw: unknown,
): Misfit | undefined {
  if (ENCLOSING.has(keyword)) return undefined;
  const place = readPointer(keywordLocation);
  const path = readPointer(instanceLocation);
  const rules = find(schema, place.slice(0, -1)) as Misfit['rules'];
  const misfit = {
    path,
    value: find(raw, path),
    keyword,
    rule: rules[keyword],
    rules,
    isOfNames: place.at(-2) === 'propertyNames',
    message: error,
  };
  if (keyword !== 'unevaluatedProperties') return misfit;
  // What is known and does not fit counts as not evaluated, too, and its own misfit says more.
  const unknown = /"(.+)"/.exec(error)?.[1] ?? '';
  return unknown in fieldsOf(rules) ? undefined : { ...misfit, path: [...path, unknown] };
}

function readPointer(location: string): string[] {
  return location
    .split('/')
    .slice(1)
    .map((part) => decodeURIComponent(part).replaceAll('~1', '/').replaceAll('~0', '~'));
}

function find(root: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((value, part) => (value as Record<string, unknown> | undefined)?.[part], root);
}

function fieldsOf(rules: Misfit['rules']): OptionsSchema['properties'] {
  return (rules['properties'] ?? {}) as OptionsSchema['properties'];
}

function describe(misfit: Misfit, secret: RegExp): Problem {
  const { path, keyword, rule, value, isOfNames } = misfit;
  const option = optionName(path);
  if (isOfNames)
    return { what: `${optionName(path.slice(0, -1))}: "${String(path.at(-1))}" cannot be a name here` };
  switch (keyword) {
    case 'unevaluatedProperties':
      return unknownOption(misfit);
    case 'required':
      return missingOption(misfit);
    case 'type':
      return { what: `${option}: expected ${[rule].flat().join(' or ')}, got ${typeName(value)}` };
    case 'enum':
      return {
        what: `${option}: expected one of ${(rule as string[]).join(', ')}${quoted(misfit, secret)}`,
      };
    case 'pattern':
      return {
        what: `${option}: has the wrong form${quoted(misfit, secret)}`,
        why: `it must match ${String(rule)}`,
      };
    case 'minProperties':
    case 'maxProperties':
      return {
        what: `${option}: name exactly one source`,
        fix: `${option}.file=<path> or ${option}.env=<VARIABLE>`,
      };
    default:
      return { what: `${option}: ${describeLimit(misfit)}${quoted(misfit, secret)}` };
  }
}

function describeLimit({ keyword, rule, message }: Misfit): string {
  switch (keyword) {
    case 'minItems':
    case 'minLength':
      return 'must not be empty';
    case 'minimum':
      return `must be at least ${String(rule)}`;
    case 'maximum':
      return `must be at most ${String(rule)}`;
    default:
      return message;
  }
}

function unknownOption({ path, rules }: Misfit): Problem {
  const kind = path.length === 1 ? 'option' : 'field';
  return {
    what: `${optionName(path)}: there is no such ${kind}`,
    fix: `known are ${Object.keys(fieldsOf(rules)).join(', ')}`,
  };
}

function missingOption({ path, rule, value }: Misfit): Problem {
  const given = Object.keys(value as object);
  const missing = (rule as string[]).filter((name) => !given.includes(name));
  return { what: `${missing.map((name) => optionName([...path, name])).join(', ')}: must be given` };
}

/** Repeats a value where it cannot be a secret. */
function quoted({ value, path }: Misfit, secret: RegExp): string {
  if (secret.test(`/${path.join('/')}`)) return '';
  if (typeof value === 'number') return `, got ${String(value)}`;
  return typeof value === 'string' && value !== '' ? `, got "${value}"` : '';
}

function optionName([first, ...rest]: readonly string[]): string {
  if (first === undefined) return 'options';
  return first + rest.map((part) => (/^\d+$/.test(part) ? `[${part}]` : `.${part}`)).join('');
}

function typeName(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

function withoutRepetition(problems: readonly Problem[]): Problem[] {
  return [...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values()];
}
