/** Values by name; a name without a value is declared but unset. */
export type Variables = ReadonlyMap<string, string | undefined>;

const REFERENCE = /\\\$|\$(?:(\w+)|\{(\w+)(?:(:?[-+])([^}]*))?\})/g;

/**
 * Replaces `$NAME`, `${NAME}`, `${NAME:-default}` and `${NAME:+other}` as the Dockerfile frontend does.
 *
 * Gives undefined where a variable without value or default decides, because then only the engine knows the result, unless
 * a placeholder is given for such.
 */
export function expandVariables(
  text: string,
  variables: Variables,
  placeholder?: string,
): string | undefined {
  const unknown: string[] = [];
  const expanded = text.replace(
    REFERENCE,
    (
      whole,
      bare: string | undefined,
      braced: string | undefined,
      operator: string | undefined,
      word: string | undefined,
    ) => {
      const name = bare ?? braced;
      if (name === undefined) return '$';
      const value = substitute(variables.get(name), operator, word ?? '') ?? placeholder;
      if (value === undefined) unknown.push(name);
      return value ?? whole;
    },
  );
  return unknown.length === 0 ? expanded : undefined;
}

function substitute(
  value: string | undefined,
  operator: string | undefined,
  word: string,
): string | undefined {
  const isEmptyUnset = operator?.startsWith(':') === true && value === '';
  const isSet = value !== undefined && !isEmptyUnset;
  if (operator?.endsWith('-') === true) return isSet ? value : word;
  if (operator?.endsWith('+') === true) return isSet ? word : '';
  return value;
}
