import { applyEdits, modify, parse, type FormattingOptions } from 'jsonc-parser';
import { asRecord } from '../../base/unknown-record';

/** Files that only make images: an edit of one is no reason to build, test or lint a project anew. */
const IMAGE_FILES = [
  '{projectRoot}/**/*alpine.Dockerfile',
  '{projectRoot}/**/*alpine.Dockerfile.dockerignore',
];

/** Adds the plugin and its named input to the text of an `nx.json`, and touches nothing else in it. */
export function addToNxJson(text: string): string {
  return [addPlugin, nameInputs, keepOutOfProduction].reduce((json, change) => change(json), text);
}

function addPlugin(text: string): string {
  const { plugins = [] } = read(text);
  const known = Array.isArray(plugins) ? plugins : [];
  const isKnown = known.some((entry) => entry === 'nx-alpine' || asRecord(entry)['plugin'] === 'nx-alpine');
  return isKnown ? text : insert(text, ['plugins', known.length], 'nx-alpine');
}

function nameInputs(text: string): string {
  const named = asRecord(read(text)['namedInputs']);
  return 'imageFiles' in named ? text : insert(text, ['namedInputs', 'imageFiles'], IMAGE_FILES);
}

/** Only where there is such a named input; a workspace without one has its own order. */
function keepOutOfProduction(text: string): string {
  const { production } = asRecord(read(text)['namedInputs']);
  if (!Array.isArray(production)) return text;
  const missing = IMAGE_FILES.map((files) => `!${files}`).filter((files) => !production.includes(files));
  return missing.reduce(
    (json, files, index) => insert(json, ['namedInputs', 'production', production.length + index], files),
    text,
  );
}

function read(text: string): Readonly<Record<string, unknown>> {
  return asRecord(parse(text) as unknown);
}

function insert(text: string, path: (string | number)[], value: unknown): string {
  const isNew = typeof path.at(-1) === 'number';
  return applyEdits(
    text,
    modify(text, path, value, { formattingOptions: formatOf(text), isArrayInsertion: isNew }),
  );
}

/** As the file is written already. */
function formatOf(text: string): FormattingOptions {
  const indentation = /^([ \t]+)\S/m.exec(text)?.[1] ?? '  ';
  const usesTabs = indentation.startsWith('\t');
  return {
    insertSpaces: !usesTabs,
    tabSize: usesTabs ? 1 : indentation.length,
    eol: text.includes('\r\n') ? '\r\n' : '\n',
  };
}
