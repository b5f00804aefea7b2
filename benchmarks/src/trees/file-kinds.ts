import type { Random } from '../random';
import type { PlannedFile } from './tree-plan';

/** What a folder mostly holds. */
export type Content =
  | 'python-root'
  | 'typescript-root'
  | 'python'
  | 'python-tests'
  | 'typescript'
  | 'typescript-tests'
  | 'docs'
  | 'i18n'
  | 'images'
  | 'mixed';

interface Kind {
  readonly ending: string;
  readonly share: number;
  readonly median: number;
  readonly spread: number;
}

const kind = (ending: string, share: number, median: number, spread = 1.2): Kind => ({
  ending,
  share,
  median,
  spread,
});

const MIXED = [
  kind('.yaml', 3, 900),
  kind('.sh', 2, 700),
  kind('.json', 3, 2500, 1.6),
  kind('.sql', 2, 1800),
];

const KINDS: Record<Content, readonly Kind[]> = {
  python: [kind('.py', 88, 3200), kind('.pyi', 3, 900), kind('.json', 5, 6000, 1.8), kind('.md', 4, 2000)],
  'python-tests': [kind('_test.py', 80, 4500), kind('.json', 14, 9000, 1.8), kind('.ambr', 6, 24_000, 1.6)],
  typescript: [
    kind('.tsx', 40, 2600),
    kind('.ts', 34, 2200),
    kind('.scss', 10, 900),
    kind('.stories.tsx', 9, 1500),
    kind('.svg', 7, 1400),
  ],
  'typescript-tests': [
    kind('.test.ts', 45, 3800),
    kind('.test.tsx', 25, 3300),
    kind('Mocks.ts', 12, 1500),
    kind('.snap', 18, 22_000, 1.7),
  ],
  docs: [kind('.md', 60, 4200), kind('.mdx', 15, 3800), kind('.png', 25, 70_000, 1.1)],
  i18n: [kind('.json', 80, 14_000, 1.1), kind('.po', 20, 18_000, 1.1)],
  images: [kind('.png', 70, 85_000, 1.4), kind('.webp', 20, 55_000, 1.3), kind('.woff2', 10, 45_000, 0.6)],
  mixed: MIXED,
  'python-root': MIXED,
  'typescript-root': MIXED,
};

/** The files without which a folder would not be a project. */
const NAMED: Partial<Record<Content, readonly string[]>> = {
  'python-root': ['pyproject.toml', 'README.md', 'Dockerfile'],
  'typescript-root': ['package.json', 'README.md', 'tsconfig.json'],
};

const WORDS = [
  ...['account', 'alert', 'asset', 'audit', 'batch', 'cache', 'cart', 'chart', 'client', 'config', 'cursor'],
  ...['dialog', 'entry', 'event', 'export', 'feed', 'filter', 'form', 'graph', 'grid', 'handler', 'import'],
  ...['index', 'invoice', 'item', 'job', 'label', 'layout', 'ledger', 'list', 'loader', 'logger', 'mapper'],
  ...['member', 'menu', 'message', 'metric', 'model', 'notice', 'order', 'page', 'panel', 'parser', 'plan'],
  ...['policy', 'query', 'queue', 'quota', 'range', 'report', 'route', 'rule', 'schema', 'search', 'session'],
  ...['signal', 'source', 'state', 'table', 'task', 'team', 'token', 'usage', 'view', 'widget', 'worker'],
];

const LARGEST = 4 * 2 ** 20;

/** Draws the files of a folder: names that differ, sizes as they are in repositories. */
export function drawFiles(content: Content, count: number, random: Random): PlannedFile[] {
  return Array.from({ length: count }, (_, index) => {
    const { ending, median, spread } = drawKind(KINDS[content], random);
    const bytes = Math.min(LARGEST, Math.ceil(random.logNormal(median, spread)));
    return { name: NAMED[content]?.[index] ?? `${random.pick(WORDS)}_${index}${ending}`, bytes };
  });
}

function drawKind(kinds: readonly Kind[], random: Random): Kind {
  let left = random.next() * kinds.reduce((sum, { share }) => sum + share, 0);
  const drawn = kinds.find(({ share }) => (left -= share) < 0) ?? kinds[0];
  if (!drawn) throw new Error('a folder needs at least one kind of file');
  return drawn;
}
