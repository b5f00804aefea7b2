/** A tree whose names an ignore file can mistake: for comments, marks, classes, groups, repetitions, blanks, beginnings. */
export const tree: readonly string[] = [
  'README.md',
  '.env',
  '.env.local',
  'main.py',
  'main.pyc',
  'a',
  ' foo',
  '!foo',
  '#hash',
  '^foo',
  'é.txt',
  'UPPER.TXT',
  'a.tar.gz',
  'app/main.py',
  'app/main.pyc',
  'app/(group)/page.ts',
  'app/[slug]/page.ts',
  'app/[slug]/s',
  'app/s/page.ts',
  'a+b/aab',
  'foo/a',
  'foo/b/a',
  'foo/b/c/a',
  'foo/b/keep',
  'foobar/a',
  'foobar/keep',
  'foo-bar/x.md',
  'fo/keep',
  'lib/foo/a',
  'lib/foo/keep',
  'lib/b/foo/x/a',
  'lib/README.md',
  'lib/c++/a',
  'lib/{x,y}',
  'lib/x|y',
  'lib/$x',
  'docs/a b.md',
  'docs/ü/ñ.md',
  'docs/日本.md',
  'docs/sub/README.md',
  'node_modules/x/index.js',
  'x/node_modules/y/a',
  'deep/x/y/z/main.py',
  'deep/x/y/z/.env',
  'deep/x/y/keep',
  '.hidden/foo/a',
  '.hidden/a.tar.gz',
];

/** Numbers from 0 up to 1 that follow from a seed (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Writes ignore files as nobody would, but somebody might. */
export class RandomIgnoreFiles {
  readonly #random: () => number;
  readonly #names: readonly string[];
  readonly #plain: boolean;

  /** `plain` keeps to printable ASCII but for a byte order mark at the very start. */
  constructor(seed: number, { plain }: { readonly plain: boolean }) {
    this.#random = seededRandom(seed);
    this.#plain = plain;
    this.#names = [...new Set(tree.flatMap((path) => path.split('/')))].filter(
      (name) => !plain || isPlain(name),
    );
  }

  next(): string {
    const lines = this.#repeat(1 + this.#below(6), () => this.#line());
    const first = this.#pick(['', '', '*', '**', '/*', 'lib', 'foo', '**/foo', '**/a']);
    const text = [...(first === '' ? [] : [first]), ...lines].join(this.#chance(0.1) ? '\r\n' : '\n');
    return (this.#chance(0.06) ? '\uFEFF' : '') + text + this.#pick(['', '\n']);
  }

  #line(): string {
    if (this.#chance(0.05)) return this.#pick(['', '# remark', ' # no remark', '#', '   ']);
    const mark = this.#chance(0.45) ? '!' : '';
    const before = this.#mostly('', [' ', '  ', '/ ', './ ', '/', '\t']);
    const between = mark && this.#mostly('', [' ', '!', '/ ', './ ']);
    const start = this.#mostly('', ['/', './', '//', '../', '/../', 'x/../', '/./', './/']);
    const end = this.#mostly('', ['/', '//', '/.', ' ', ' /', '/ ', '/..', '/x/..', '\r', '\t']);
    const unseen = !this.#plain && this.#chance(0.02) ? '\uFEFF' : '';
    return before + unseen + mark + between + start + this.#pattern() + end;
  }

  #pattern(): string {
    const names = this.#chance(0.8)
      ? this.#pick(tree)
          .split('/')
          .slice(0, 1 + this.#below(4))
      : this.#repeat(1 + this.#below(3), () => this.#pick(this.#names));
    const parts = names.filter((name) => !this.#plain || isPlain(name)).map((name) => this.#part(name));
    if (this.#chance(0.15)) parts.unshift(this.#pick(['**', '**', '*']));
    if (this.#chance(0.12)) parts.push(this.#pick(['**', '*', 'keep', '*.md']));
    if (this.#chance(0.01)) parts.push(this.#malformed());
    return parts.join('/') || '*';
  }

  /** A name of a path as it is, escaped, or with something in place of some of it. */
  #part(name: string): string {
    const at = this.#below(name.length);
    const [head, character, tail] = [name.slice(0, at), name.charAt(at), name.slice(at + 1)];
    return this.#pick([
      ...[() => name, () => name, () => name.replaceAll(/[!#^[\](){}|$+]/g, '\\$&')],
      ...[() => '*', () => '*', () => '**', () => '***', () => '?'.repeat(name.length)],
      ...[() => `${head}*`, () => `*${tail}`, () => `${head}**`, () => `**${tail}`, () => `${head}*${tail}`],
      ...[
        () => `${head}?${tail}`,
        () => head + this.#class(character) + tail,
        () => head + this.#class(character),
      ],
      ...[() => head + this.#escape(character) + tail, () => head + this.#operator(character) + tail],
      () => this.#pick(this.#names),
    ])();
  }

  #class(character: string): string {
    const literal = /[\\\]^-]/.test(character) ? 'a' : character;
    const range = this.#pick([
      `${literal}b-d`,
      'a-z',
      '!-~',
      '[:alpha:]',
      '[:^digit:]',
      '\\pL',
      '\\x2e',
      '+-.',
      '/',
      'x',
      '\\]',
      '\\-a',
    ]);
    return `[${this.#pick(['', '', '^', '!'])}${this.#pick([literal, range])}]`;
  }

  #escape(character: string): string {
    if (this.#chance(0.3))
      return `\\${this.#pick([...'dDsSwWbBAz'.split(''), 'x61', 'x{6f}', '141', 'pL', 'P{Ll}', 'p{^Greek}', 'Qo', 'Q.\\E'])}`;
    return `\\${/\w/.test(character) ? '.' : character}`;
  }

  #operator(character: string): string {
    return this.#pick([
      ...[
        `${character}+`,
        `${character}{1}`,
        `${character}{1,2}`,
        `${character}{01}`,
        `(${character})`,
        `(${character}|x)`,
        `${character}|x`,
      ],
      ...['|', '{', '}', '^', '$', '.', `${character}$`, '()', '{x,y}', '+'],
    ]);
  }

  #malformed(): string {
    return this.#pick([
      '[',
      '[a',
      '[a-',
      '[]a]',
      '[z-a]',
      'a\\',
      '(',
      ')',
      '*[',
      'x*[a',
      '[^]',
      '*+',
      'a{2}{3}',
      'x{1001}',
      '\\8',
      '\\p{Nothing}',
      '[[:nothing:]]',
      '!',
    ]);
  }

  #repeat<T>(count: number, make: () => T): T[] {
    return Array.from({ length: count }, make);
  }

  #mostly(usual: string, others: readonly string[]): string {
    return this.#chance(0.85) ? usual : this.#pick(others);
  }

  #chance(probability: number): boolean {
    return this.#random() < probability;
  }

  #below(limit: number): number {
    return Math.floor(this.#random() * limit);
  }

  #pick<T>(values: readonly T[]): T {
    const value = values[this.#below(values.length)];
    if (value === undefined) throw new Error('there is nothing to pick from');
    return value;
  }
}

function isPlain(name: string): boolean {
  return /^\p{ASCII}*$/u.test(name);
}
