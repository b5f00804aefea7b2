/** The name under which a rule is exported: `unpinned-base` is `unpinnedBase`. */
export function exportName(slug: string): string {
  return slug.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

const IMPORT = /^import \{ (\w+) \} from '\.\.\/rules\/[^']+';\n/gm;
const LIST = /(= \[)([^\]]*)(\])/;

/** Puts a rule into the registry of its family, its import and its name each in their order. */
export function registerRule(registry: string, family: string, slug: string): string {
  const name = exportName(slug);
  const line = `import { ${name} } from '../rules/${family}/${slug}';\n`;
  const lines = [...registry.matchAll(IMPORT)];
  const pathOf = (text: string): string => /'([^']+)'/.exec(text)?.[1] ?? '';
  const next = lines.find(([text]) => pathOf(text) > pathOf(line)) ?? undefined;
  const last = lines.at(-1);
  const at = next?.index ?? (last === undefined ? registry.indexOf('\n') + 1 : last.index + last[0].length);
  const imported = registry.slice(0, at) + line + registry.slice(at);
  return imported.replace(LIST, (_, open: string, names: string, close: string) => {
    const all = [...names.split(',').map((one) => one.trim()), name].filter((one) => one !== '');
    return `${open}${all.sort().join(', ')}${close}`;
  });
}
