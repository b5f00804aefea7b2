import { Document, isMap, isScalar, Scalar, visit, type Node, type YAMLSeq } from 'yaml';
import type { ComposeService } from './compose-service';

/** A compose file, as far as scaffolds write one. */
export interface ComposeFile {
  readonly name?: string;
  readonly services: Readonly<Record<string, ComposeService>>;
  readonly volumes?: Readonly<Record<string, object>>;
}

/** Writes a compose file with comments above it and above some of its services. */
export function composeText(
  file: ComposeFile,
  head: readonly string[],
  comments: Readonly<Record<string, string>>,
): string {
  const document = new Document(escapeVariables(file), { aliasDuplicateObjects: false });
  document.commentBefore = head.map((line) => ` ${line}`).join('\n');
  separate(document.contents, comments);
  separate(document.get('services') as Node, comments);
  visit(document, { Seq: (_, list) => shorten(list) });
  return document.toString({ lineWidth: 0, flowCollectionPadding: false });
}

/** Puts an empty line between the entries of a map, and comments above them. */
function separate(map: Node | null, comments: Readonly<Record<string, string>>): void {
  if (!isMap(map)) return;
  map.items.forEach(({ key }, index) => {
    if (!isScalar(key)) return;
    key.spaceBefore = index > 0;
    const comment = comments[String(key.value)];
    if (comment !== undefined) key.commentBefore = ` ${comment}`;
  });
}

/** Puts a list of plain values into one line, where not all parsers take a colon without quotes. */
function shorten(list: YAMLSeq): void {
  list.flow = list.items.every(isScalar);
  for (const item of list.items) {
    if (isScalar(item) && String(item.value).includes(':')) item.type = Scalar.QUOTE_DOUBLE;
  }
}

/** Compose puts variables in where a `$` stands alone. */
function escapeVariables(value: unknown): unknown {
  if (typeof value === 'string') return value.split('$').join('$$');
  if (Array.isArray(value)) return value.map(escapeVariables);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, escapeVariables(entry)]));
}
