/** What a project's package.json says that a label can say too. */
export interface ManifestFacts {
  readonly name?: string;
  readonly version?: string;
  readonly description?: string;
  readonly homepage?: string;
  readonly license?: string;
  /** The author's name, without address. */
  readonly author?: string;
  readonly repository?: string;
}

/** Reads a package.json; undefined where it is no JSON object, over which Nx itself complains. */
export function readManifest(text: string): ManifestFacts | undefined {
  let manifest: unknown;
  try {
    manifest = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof manifest !== 'object' || manifest === null) return undefined;
  const { name, version, description, homepage, license, author, repository } = manifest as Record<
    string,
    unknown
  >;
  const facts = {
    name: textOf(name),
    version: textOf(version),
    description: textOf(description),
    homepage: textOf(homepage),
    license: textOf(license),
    author: nameOf(textOf(author) ?? textOf(member(author, 'name'))),
    repository: textOf(repository) ?? textOf(member(repository, 'url')),
  };
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}

/** npm writes a person as `Name <address> (page)`. */
function nameOf(person: string | undefined): string | undefined {
  return textOf(person?.replace(/[<(].*$/s, ''));
}
