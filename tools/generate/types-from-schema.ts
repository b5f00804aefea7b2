import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { compile, type JSONSchema } from 'json-schema-to-typescript';

/** Writes the TypeScript types of a JSON schema, with its descriptions as comments. */
export async function typesFromSchema(schemaFile: string): Promise<string> {
  const schema = withoutTautologies(JSON.parse(readFileSync(schemaFile, 'utf8'))) as JSONSchema & {
    title: string;
  };
  return compile(schema, schema.title, {
    additionalProperties: false,
    bannerComment: `// Made from ${basename(schemaFile)} by \`npm run generate\`; edit that.`,
    format: false,
    ignoreMinAndMaxItems: true,
  });
}

/** Drops the `anyOf` that holds for every value; it is there for Nx alone. */
function withoutTautologies(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutTautologies);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, entry]) => key !== 'anything' && !isTautology(key, entry))
      .map(([key, entry]) => [key, withoutTautologies(entry)]),
  );
}

function isTautology(key: string, entry: unknown): boolean {
  return key === 'anyOf' && JSON.stringify(entry) === '[{"$ref":"#/definitions/anything"}]';
}
