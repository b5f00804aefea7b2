import Ajv2019, { type ErrorObject } from 'ajv/dist/2019';
import type { Problem } from '../../base/user-error';
import type { AlpineBuildOptions } from './options';
import schema from './schema.json';

const validate = new Ajv2019({ allErrors: true, strict: false, verbose: true }).compile(schema);

export interface CheckedOptions {
  /** The options that fit the schema; what does not is left out. */
  readonly fitting: AlpineBuildOptions;
  /** Everything that does not fit. */
  readonly problems: readonly Problem[];
}

/** Compares raw options with the schema; a value that may be a secret is never repeated in a problem. */
export function checkOptions(raw: Readonly<Record<string, unknown>>): CheckedOptions {
  if (validate(raw)) return { fitting: raw, problems: [] };
  const errors = validate.errors ?? [];
  const wrong = new Set(errors.map(({ instancePath }) => instancePath.split('/')[1]));
  const fitting = Object.entries(raw).filter(([name]) => name in schema.properties && !wrong.has(name));
  return {
    fitting: Object.fromEntries(fitting),
    problems: withoutRepetition(errors.flatMap((error) => describe(error) ?? [])),
  };
}

function describe(error: ErrorObject): Problem | undefined {
  const option = optionName(error.instancePath);
  switch (error.keyword) {
    case 'unevaluatedProperties':
      return unknownOption(option, String(error.params['unevaluatedProperty']));
    case 'type':
      return {
        what: `${option}: expected ${[error.params['type']].flat().join(' or ')}, got ${typeName(error.data)}`,
      };
    case 'enum':
      return {
        what: `${option}: expected one of ${(error.params['allowedValues'] as string[]).join(', ')}${quoted(error)}`,
      };
    case 'pattern':
      return error.propertyName === undefined
        ? {
            what: `${option}: has the wrong form${quoted(error)}`,
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

function unknownOption(parent: string, name: string): Problem {
  const known = Object.keys(
    parent === 'options' ? schema.properties : schema.properties.secrets.additionalProperties.properties,
  );
  return {
    what:
      parent === 'options' ? `${name}: there is no such option` : `${parent}.${name}: there is no such field`,
    fix: `known are ${known.join(', ')}`,
  };
}

/** Repeats a value where it cannot be a secret. */
function quoted({ data, instancePath }: ErrorObject): string {
  return typeof data === 'string' && !/^\/(?:secrets|buildArgs)/.test(instancePath) ? `, got "${data}"` : '';
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
