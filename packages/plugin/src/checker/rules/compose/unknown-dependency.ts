import { parseDocument, isMap } from 'yaml';
import type { Rule } from '../../rule';
import type { ComposeSubject } from '../../subjects/compose-subject';
import type { ComposeValue } from '../../subjects/compose-value';
import type { WorkspaceView } from '../../workspace-view';

/** A service that is named in `depends_on` and is in no compose file of the workspace. */
export const unknownDependency: Rule<'compose'> = {
  id: 'compose/unknown-dependency',
  severity: 'error',
  title: 'A service depends on one that no compose file has',
  why: 'The engine refuses the whole file: "depends on undefined service".',
  fix: 'Mend the name, or remove it from depends_on.',
  subject: 'compose',
  *check(subject, view) {
    const { services, root } = subject;
    if (root?.get('include') !== undefined) return;
    const own = services.map(({ name }) => name);
    let known: ReadonlySet<string> | undefined;
    for (const { name: dependent, value } of services) {
      for (const { name, place } of namesIn(value.get('depends_on'))) {
        if (own.includes(name) || name === '' || /\$|\{\{/.test(name)) continue;
        known ??= servicesElsewhere(subject, view);
        if (known.has(name)) continue;
        const like = own.find((one) => isLike(one, name));
        yield {
          ...place,
          what: `service "${dependent}" depends on "${name}", which is in no compose file`,
          ...(like !== undefined && { fix: `Write "${like}".` }),
          claim: {
            kind: 'compose-refused',
            file: subject.file,
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

/** Any YAML file may be laid over this one, whatever its name. */
function servicesElsewhere({ file }: ComposeSubject, view: WorkspaceView): ReadonlySet<string> {
  const texts = view.files
    .filter((other) => other !== file && /\.ya?ml$/.test(other))
    .map((other) => view.read(other) ?? '')
    .filter((text) => /^services:/m.test(text));
  return new Set(
    texts.flatMap((text) => {
      const services = parseDocument(text, { merge: true }).get('services');
      return isMap(services) ? services.items.map(({ key }) => String(key)) : [];
    }),
  );
}

function isLike(one: string, other: string): boolean {
  const plain = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '');
  return plain(one) === plain(other);
}
