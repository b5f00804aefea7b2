import Ajv2019, { type ErrorObject } from 'ajv/dist/2019';
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

/** Makes a check of raw options against a schema, that names everything which is wrong at once. */
export function compileOptionsCheck<Options extends object>(
  schema: OptionsSchema,
  secret: RegExp = NOTHING_SECRET,
): (raw: Readonly<Record<string, unknown>>) => CheckedOptions<Options> {
  const validate = new Ajv2019({ allErrors: true, strict: false, verbose: true }).compile(schema);
  return (raw) => {
    if (validate(raw)) return { fitting: raw as Partial<Options>, problems: [] };
    const errors = validate.errors ?? [];
    const wrong = new Set(errors.map(({ instancePath }) => instancePath.split('/')[1]));
    const fitting = Object.entries(raw).filter(([name]) => name in schema.properties && !wrong.has(name));
    return {
      fitting: Object.fromEntries(fitting) as Partial<Options>,
      problems: withoutRepetition(errors.flatMap((error) => describe(error, schema, secret) ?? [])),
    };
  };
}

function describe(error: ErrorObject, schema: OptionsSchema, secret: RegExp): Problem | undefined {
  const option = optionName(error.instancePath);
  switch (error.keyword) {
    case 'unevaluatedProperties':
      return unknownOption(option, String(error.params['unevaluatedProperty']), error.parentSchema, schema);
    case 'type':
      return {
        what: `${option}: expected ${[error.params['type']].flat().join(' or ')}, got ${typeName(error.data)}`,
      };
    case 'enum':
      return {
        what: `${option}: expected one of ${(error.params['allowedValues'] as string[]).join(', ')}${quoted(error, secret)}`,
      };
    case 'pattern':
      return error.propertyName === undefined
        ? {
            what: `${option}: has the wrong form${quoted(error, secret)}`,
            why: `it must match ${String(error.params['pattern'])}`,
          }
        : undefined;
    case 'propertyNames':
      return { what: `${option}: "${String(error.params['propertyName'])}" cannot be a name here` };
    case 'minProperties':
    case 'maxProperties':
      return {
        what: `${option}: name exactly one source`,
        fix: `${option}.file=<path> or ${option}.env=<VARIABLE>`,
      };
    case 'minItems':
    case 'minLength':
      return { what: `${option}: must not be empty` };
    default:
      return { what: `${option}: ${error.message ?? error.keyword}` };
  }
}

function unknownOption(
  parent: string,
  name: string,
  parentSchema: ErrorObject['parentSchema'],
  schema: OptionsSchema,
): Problem {
  const isOption = parent === 'options';
  const known = isOption ? schema.properties : (parentSchema?.['properties'] as OptionsSchema['properties']);
  return {
    what: isOption ? `${name}: there is no such option` : `${parent}.${name}: there is no such field`,
    fix: `known are ${Object.keys(known).join(', ')}`,
  };
}

/** Repeats a value where it cannot be a secret. */
function quoted({ data, instancePath }: ErrorObject, secret: RegExp): string {
  return typeof data === 'string' && !secret.test(instancePath) ? `, got "${data}"` : '';
}

function optionName(instancePath: string): string {
  const [first, ...rest] = instancePath.split('/').slice(1);
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
