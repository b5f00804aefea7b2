/** The fields of an apt source that matter for downloading from the same mirror. */
export interface AptSource {
  readonly uris: readonly string[];
  readonly suites: readonly string[];
  readonly components: readonly string[];
  /** A keyring's path, or a whole key with its line breaks. */
  readonly signedBy: string | undefined;
}

/** Reads the paragraphs of a `*.sources` file (sources.list(5)) that are enabled and about binary packages. */
export function parseSources(text: string): AptSource[] {
  const lines = text.split('\n').filter((line) => !line.startsWith('#'));
  return lines
    .join('\n')
    .split(/\n\s*\n/)
    .map(parseFields)
    .filter((fields) => words(fields.get('types')).includes('deb') && fields.get('enabled') !== 'no')
    .map((fields) => ({
      uris: words(fields.get('uris')),
      suites: words(fields.get('suites')),
      components: words(fields.get('components')),
      signedBy: fields.get('signed-by'),
    }));
}

function parseFields(paragraph: string): Map<string, string> {
  const fields = paragraph.matchAll(/^([\w-]+):[ \t]*(.*(?:\n[ \t].*)*)/gm);
  return new Map(Array.from(fields, ([, name = '', value = '']) => [name.toLowerCase(), value.trimEnd()]));
}

/** Reads the lines of a `sources.list` file that are about binary packages. */
export function parseSourcesList(text: string): AptSource[] {
  const lines = text.matchAll(/^[ \t]*deb[ \t]+(?:\[([^\]]*)\][ \t]+)?(\S+)[ \t]+(\S+)([^#\n]*)/gm);
  return Array.from(lines, ([, options = '', uri = '', suite = '', components = '']) => ({
    uris: [uri],
    suites: [suite],
    components: words(components),
    signedBy: /signed-by=(\S+)/i.exec(options)?.[1],
  }));
}

function words(text = ''): string[] {
  return text.split(/\s+/).filter(Boolean);
}

/** A source for other suites of the mirror that serves `codename`, or undefined when no mirror does. */
export function sourceFor(
  sources: readonly AptSource[],
  codename: string,
  suites: readonly string[],
): string | undefined {
  const source = sources.find((one) => one.suites.includes(codename) && one.components.includes('main'));
  const uris = source?.uris.filter((uri) => !uri.startsWith('cdrom:')) ?? [];
  if (!source || uris.length === 0) return undefined;
  const signedBy = source.signedBy ? [`Signed-By: ${source.signedBy}`] : [];
  const fields = [`URIs: ${uris.join(' ')}`, `Suites: ${suites.join(' ')}`, 'Components: main', ...signedBy];
  return `Types: deb\n${fields.join('\n')}\n`;
}
