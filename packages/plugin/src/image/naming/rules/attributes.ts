/** One `name=value` of an entry such as `type=ref,event=branch`; a bare word has no name. */
export interface Attribute {
  readonly name?: string;
  readonly value: string;
}

/** Parts an entry at its commas; double quotes around an attribute keep those within, and doubled quotes write one. */
export function readAttributes(entry: string): Attribute[] {
  return splitFields(entry)
    .map((field) => field.trim())
    .filter((field) => field !== '')
    .map(readAttribute);
}

/** An equals sign after anything but a name belongs to a value, such as that of `{{date 'YYYY' tz='UTC'}}`. */
function readAttribute(field: string): Attribute {
  const [, name, value = ''] = /^(\w+)\s*=(.*)$/s.exec(field) ?? [];
  return name === undefined ? { value: field } : { name: name.toLowerCase(), value: value.trim() };
}

function splitFields(entry: string): string[] {
  const fields = entry.matchAll(/(?:\s*"((?:[^"]|"")*)"\s*|([^,]*))(?:,|$)/g);
  return [...fields].map(([, quoted, bare = '']) => quoted?.replaceAll('""', '"') ?? bare);
}
