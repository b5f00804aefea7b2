import { readFileSync } from 'node:fs';

/** What a page tells of an option. */
export interface Property {
  readonly type?: string | readonly string[];
  readonly enum?: readonly string[];
  readonly const?: unknown;
  readonly default?: unknown;
  readonly description?: string;
  readonly $ref?: string;
}

interface Schema {
  readonly description: string;
  readonly properties: Readonly<Record<string, Property>>;
  readonly definitions: Readonly<Record<string, Definition>>;
}

interface Definition {
  readonly title?: string;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Property>>;
}

interface ResultFile {
  readonly name: string;
  readonly schemaFile: string;
}

/** The reference page of an executor: its options, and the fields of its result file. */
export function describeExecutor(name: string, schemaFile: string, result: ResultFile): string {
  const { description, properties } = readSchema(schemaFile);
  const record = readSchema(result.schemaFile);
  return [
    `<!-- Made from schema.json by \`npm run generate\`; edit that. -->`,
    `# \`nx-alpine:${name}\``,
    escapeCell(description),
    '## Options',
    table(['option', 'type', 'default', 'meaning'], optionRows(properties)),
    `## Result: \`${result.name}\``,
    escapeCell(record.description),
    ...Object.values(record.definitions).flatMap(describeDefinition),
  ].join('\n\n');
}

/** A row for each option. */
export function optionRows(properties: Readonly<Record<string, Property>>): string[][] {
  return Object.entries(properties).map(([option, property]) => [
    `\`${option}\``,
    typeOf(property),
    property.default === undefined ? '' : `\`${JSON.stringify(property.default)}\``,
    property.description ?? '',
  ]);
}

function describeDefinition({ title, description, properties }: Definition): string[] {
  if (title === undefined || properties === undefined) return [];
  const rows = Object.entries(properties).map(([field, property]) => [
    `\`${field}\``,
    typeOf(property),
    property.description ?? '',
  ]);
  return [`### ${title}`, description ?? '', table(['field', 'type', 'meaning'], rows)];
}

function typeOf(property: Property): string {
  if (property.const !== undefined) return `\`${JSON.stringify(property.const)}\``;
  if (property.enum !== undefined) return property.enum.map((value) => `\`${value}\``).join(', ');
  if (property.$ref !== undefined) return property.$ref.split('/').at(-1) ?? '';
  return [property.type ?? []].flat().join(' or ');
}

/** A table in Markdown. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [head, head.map(() => '---'), ...rows];
  return lines.map((cells) => `| ${cells.map((cell) => escapeCell(cell)).join(' | ')} |`).join('\n');
}

/** A text that a cell of a table can hold. */
export function escapeCell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('<', '&lt;');
}

function readSchema(file: string): Schema {
  return JSON.parse(readFileSync(file, 'utf8')) as Schema;
}
