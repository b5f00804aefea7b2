import { BrokenLockFile, parseLock } from './broken-lock-file';
import { PLAIN_PACKAGE, type NodeLock, type NodePackage } from './node-lock';

/** An entry as it is written: its ranges, and under them names with their values, in sections. */
interface Entry {
  readonly ranges: readonly string[];
  version: string;
  readonly sections: Map<string, string[]>;
}

/**
 * Reads a `yarn.lock` of yarn 1; it tells nothing of platforms and scripts, and names no members of a workspace.
 * Three indentations are all that yarn writes. The readers from npm are abandoned, or bring the grammar of a shell.
 */
export function readYarnClassicLock(text: string, file: string): NodeLock {
  const entries = parseLock(file, text, (lines) => readEntries(lines, file));
  const keys = new Set(entries.flatMap(({ ranges }) => ranges));
  return {
    packages: new Map(
      entries.flatMap((entry) => entry.ranges.map((range) => [range, readPackage(range, entry, keys)])),
    ),
    find: (_, name, range) => (keys.has(`${name}@${range}`) ? `${name}@${range}` : undefined),
  };
}

function readEntries(text: string, file: string): Entry[] {
  const entries: Entry[] = [];
  let section: string[] = [];
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    const [, indentation = '', words = ''] = /^( *)(.*)$/.exec(line) ?? [];
    if (words === '' || words.startsWith('#')) continue;
    const entry = entries.at(-1);
    if (indentation === '') entries.push(begin(words, file, index + 1));
    else if (entry === undefined) throw unreadable(file, index + 1);
    else if (indentation.length > 2) section.push(dependency(words));
    else if (words.endsWith(':')) entry.sections.set(words.slice(0, -1), (section = []));
    else if (words.startsWith('version ')) entry.version = unquote(words.slice('version '.length));
  }
  return entries;
}

function begin(words: string, file: string, line: number): Entry {
  if (!words.endsWith(':')) throw unreadable(file, line);
  return { ranges: words.slice(0, -1).split(', ').map(unquote), version: '', sections: new Map() };
}

function unreadable(file: string, line: number): Error {
  return new BrokenLockFile([
    {
      what: `${file}: cannot be read`,
      why: `line ${line} is neither the name of a package nor a part of one`,
      fix: 'yarn install, after the merge if there is one',
    },
  ]);
}

/** `"@scope/name" "^1.0.0"` as the key of an entry. */
function dependency(words: string): string {
  const [, name = '', range = ''] = /^(\S+) (.*)$/.exec(words) ?? [];
  return `${unquote(name)}@${unquote(range)}`;
}

function unquote(text: string): string {
  return text.replace(/^"(.*)"$/, '$1');
}

function readPackage(range: string, { version, sections }: Entry, keys: ReadonlySet<string>): NodePackage {
  const keysOf = (name: string): string[] => (sections.get(name) ?? []).filter((key) => keys.has(key));
  const [, alias = range, target = ''] = /^(@?[^@]+)@(?:npm:(@?[^@]+)@)?/.exec(range) ?? [];
  return {
    ...PLAIN_PACKAGE,
    name: target || alias,
    version,
    requires: keysOf('dependencies'),
    offers: keysOf('optionalDependencies'),
  };
}
