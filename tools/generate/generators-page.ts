import { readFileSync } from 'node:fs';
import { escapeCell, optionRows, table, type Property } from './executor-page';

interface GeneratorSchema {
  readonly description: string;
  readonly properties: Readonly<Record<string, Property>>;
  readonly examples?: readonly { readonly command: string; readonly description: string }[];
}

/** The reference page of all generators: what each does, its options, and how it is called. */
export function describeGenerators(
  generators: readonly { readonly name: string; readonly schemaFile: string }[],
): string {
  return [
    '<!-- Made from the schemas by `npm run generate`; edit those. -->',
    '# Generators',
    'What exists is kept and named, `--force` overwrites it, `--dry-run` shows everything and writes nothing.',
    ...generators.flatMap(({ name, schemaFile }) =>
      describeGenerator(name, JSON.parse(readFileSync(schemaFile, 'utf8')) as GeneratorSchema),
    ),
  ].join('\n\n');
}

function describeGenerator(name: string, schema: GeneratorSchema): string[] {
  const { description, properties, examples = [] } = schema;
  const rows = optionRows(properties);
  return [
    `## \`nx-alpine:${name}\``,
    escapeCell(description),
    ...(rows.length === 0 ? [] : [table(['option', 'type', 'default', 'meaning'], rows)]),
    ...examples.map((example) => `\`${example.command}\` ${lowerFirst(example.description)}.`),
  ];
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
