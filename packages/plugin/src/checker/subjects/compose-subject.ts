import { isMap, LineCounter, parseDocument, type Document } from 'yaml';
import { valueReader, type ComposeValue, type Place } from './compose-value';
import { yamlPlaces } from './yaml-places';

/** A compose file as it was written; nothing is merged or filled in. */
export interface ComposeSubject {
  readonly file: string;
  readonly text: string;
  /** With places; `undefined` where it is no YAML map. */
  readonly document: Document.Parsed | undefined;
  /** Why the parser refuses it; none where it only is no map. */
  readonly errors: readonly ComposeError[];
  /** The whole file; `undefined` where it is no YAML map. */
  readonly root: ComposeValue | undefined;
  readonly services: readonly ComposeService[];
  /** Line and column of an offset, both from 1. */
  readonly placeOf: (offset: number) => Place;
}

export interface ComposeService {
  readonly name: string;
  /** Of its name. */
  readonly place: Place;
  readonly value: ComposeValue;
}

export interface ComposeError {
  /** As the `yaml` package calls it. */
  readonly code: string;
  /** One line, without the text of the file. */
  readonly message: string;
  readonly place: Place;
}

export function composeSubject(file: string, text: string): ComposeSubject {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, merge: true, logLevel: 'error' });
  const isUsable = document.errors.length === 0 && isMap(document.contents);
  const placeOf = yamlPlaces(text, lines);
  const root = isUsable ? valueReader(document, placeOf)(document.contents) : undefined;
  return {
    file,
    text,
    document: isUsable ? document : undefined,
    errors: document.errors.map(({ code, message, pos }) => ({
      code,
      message: (message.split('\n')[0] ?? '').replace(/ at line \d+, column \d+:?$/, ''),
      place: placeOf(pos[0]),
    })),
    root,
    services: (root?.get('services')?.entries ?? []).map(({ key, keyPlace, value }) => ({
      name: key,
      place: keyPlace,
      value,
    })),
    placeOf,
  };
}
