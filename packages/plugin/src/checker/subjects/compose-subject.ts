import { isMap, LineCounter, parseDocument, type Document } from 'yaml';

/** A compose file as it was written; nothing is merged or filled in. */
export interface ComposeSubject {
  readonly file: string;
  readonly text: string;
  /** With places; `undefined` where it is no YAML map. */
  readonly document: Document.Parsed | undefined;
  /** Line and column of an offset, both from 1. */
  readonly placeOf: (offset: number) => { readonly line: number; readonly column: number };
}

export function composeSubject(file: string, text: string): ComposeSubject {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, merge: true });
  const isUsable = document.errors.length === 0 && isMap(document.contents);
  return {
    file,
    text,
    document: isUsable ? document : undefined,
    placeOf: (offset) => {
      const { line, col } = lines.linePos(offset);
      return { line: Math.max(line, 1), column: Math.max(col, 1) };
    },
  };
}
