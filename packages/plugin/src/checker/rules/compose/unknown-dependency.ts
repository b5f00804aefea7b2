import { parseDocument, isMap } from 'yaml';
import type { Rule } from '../../rule';
import type { ComposeValue } from '../../subjects/compose-value';
import { rememberedFor } from '../../subjects/remembered';

/** A service that is named in `depends_on` and is in no compose file of the workspace. */
export const unknownDependency: Rule<'compose'> = {
  id: 'compose/unknown-dependency',
  severity: 'error',
  title: 'A service depends on one that no compose file has',
  why: 'The engine refuses the whole file: "depends on undefined service".',
  fix: 'Mend the name, or remove it from depends_on.',
  subject: 'compose',
  *check({ file, services, root }, view) {
    if (root?.get('include') !== undefined) return;
    const own = services.map(({ name }) => name);
    for (const { name: dependent, value } of services) {
      for (const { name, place } of namesIn(value.get('depends_on'))) {
        if (own.includes(name) || name === '' || /\$|\{\{/.test(name)) continue;
        if (servicesByFile(view).some((other) => other.file !== file && other.names.has(name))) continue;
        const like = own.find((one) => isLike(one, name));
        yield {
          ...place,
          what: `service "${dependent}" depends on "${name}", which is in no compose file`,
          ...(like !== undefined && { fix: `Write "${like}".` }),
          claim: {
            kind: 'compose-refused',
            file,
            cause: { kind: 'unknown-service', name },
          },
        };
      }
    }
  },
};

function namesIn(
  dependsOn: ComposeValue | undefined,
): { readonly name: string; readonly place: ComposeValue['place'] }[] {
  if (dependsOn === undefined) return [];
  const required = dependsOn.entries.filter(({ value }) => value.get('required')?.text !== 'false');
  return [
    ...dependsOn.items.flatMap(({ text, place }) => (text === undefined ? [] : [{ name: text, place }])),
    ...required.map(({ key, keyPlace }) => ({ name: key, place: keyPlace })),
  ];
}

interface ServicesOfFile {
  readonly file: string;
  readonly names: ReadonlySet<string>;
}

/** Any YAML file may be laid over another, whatever its name. */
const servicesByFile = rememberedFor((view) =>
  view.files
    .filter((file) => /\.ya?ml$/.test(file))
    .flatMap((file): ServicesOfFile[] => {
      const text = view.read(file) ?? '';
      if (!/^services:/m.test(text)) return [];
      const services = parseDocument(text, { merge: true }).get('services');
      return isMap(services) ? [{ file, names: new Set(services.items.map(({ key }) => String(key))) }] : [];
    }),
);

function isLike(one: string, other: string): boolean {
  const plain = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '');
  return plain(one) === plain(other);
}
