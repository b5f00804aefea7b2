import { isMap, isScalar, parse, parseDocument, visit, type Pair, type Scalar, type YAMLMap } from 'yaml';
import { startOfLine, type Edit } from '../edit';
import type { DeclaredBuild } from './declared-build';

/** A context and a Dockerfile as they are to be written. */
export interface BuildPair {
  readonly context: string;
  readonly dockerfile: string;
}

/** Which declared build is meant: that with this place of its context, or else of the build. */
export type BuildPlace = Pick<DeclaredBuild, 'by' | 'line' | 'column'>;

/** Edits that write another pair into a declared build; none where its text is shared through an anchor, or written in an unusual way. */
export function editBuild(text: string, build: BuildPlace, pair: BuildPair): Edit[] {
  const offset = startOfLine(text, build.line) + build.column - 1;
  let edits: Edit[] = [];
  visit(parseDocument(text, { merge: true }), {
    Pair(_, node, path) {
      const { value } = node;
      if (!isScalar(value) || value.range?.[0] !== offset) return undefined;
      if (![...path, value].some(isShared)) edits = editAt(node, path.at(-1), text, build, pair);
      return visit.BREAK;
    },
  });
  return edits;
}

function isShared(node: unknown): boolean {
  return (node as { readonly anchor?: string }).anchor !== undefined;
}

function editAt(
  { key, value }: Pair,
  parent: unknown,
  text: string,
  { by }: BuildPlace,
  { context, dockerfile }: BuildPair,
): Edit[] {
  if (!isScalar(key) || !isScalar(value) || !isMap(parent)) return [];
  if (by === 'compose' && key.value === 'build') {
    return replace(value, text, `{ context: ${write(context)}, dockerfile: ${write(dockerfile)} }`) ?? [];
  }
  if (key.value !== 'context') return [];
  const fileKey = by === 'compose' ? 'dockerfile' : 'file';
  const file = parent.get(fileKey, true) as unknown;
  const added = `${fileKey}: ${write(dockerfile)}`;
  const both = [
    set(value, text, context),
    file === undefined ? addBehind(value, key, parent, text, added) : set(file, text, dockerfile),
  ];
  return both.every((edits) => edits !== undefined) ? both.flat() : [];
}

/** As YAML, in quotes where it would be read as something else. */
function write(path: string): string {
  return /^[\w./-]+$/.test(path) && parse(path) === path ? path : JSON.stringify(path);
}

function isPlain({ range }: Scalar, text: string): boolean {
  const source = range ? text.slice(range[0], range[1]) : '\n';
  return source !== '' && !/[\r\n|>]/.test(source);
}

/** Nothing where the path stands there already; undefined where it is written in an unusual way. */
function set(node: unknown, text: string, path: string): Edit[] | undefined {
  if (!isScalar(node)) return undefined;
  return node.value === path ? [] : replace(node, text, write(path));
}

function replace(node: Scalar, text: string, written: string): Edit[] | undefined {
  if (!node.range || !isPlain(node, text)) return undefined;
  return [{ from: node.range[0], to: node.range[1], text: written }];
}

/** In a line of its own behind that of the value, or in the same braces. */
function addBehind(
  { range }: Scalar,
  key: Scalar,
  { flow }: YAMLMap,
  text: string,
  entry: string,
): Edit[] | undefined {
  if (!range || !key.range) return undefined;
  if (flow === true) return [{ from: range[1], to: range[1], text: `, ${entry}` }];
  const indent = text.slice(text.lastIndexOf('\n', key.range[0]) + 1, key.range[0]);
  if (/[^ ]/.test(indent)) return undefined;
  const end = range[1] + text.slice(range[1]).search(/\r?\n|$/);
  return [{ from: end, to: end, text: `\n${indent}${entry}` }];
}
