import type { Content } from './file-kinds';

/** One project of the monorepo and the folders that it grows, in this order. */
export interface Project {
  readonly path: string;
  readonly folders: readonly (readonly [path: string, content: Content])[];
}

const FEATURES = [
  ...[
    'billing',
    'checkout',
    'dashboard',
    'exports',
    'feedback',
    'identity',
    'imports',
    'insights',
    'inventory',
  ],
  ...['messages', 'notebooks', 'onboarding', 'payments', 'permissions', 'pricing', 'products', 'profiles'],
  ...[
    'projects',
    'reports',
    'scheduling',
    'search',
    'settings',
    'sharing',
    'surveys',
    'tags',
    'teams',
    'usage',
  ],
];

const PYTHON: Project['folders'] = [
  ['.', 'python-root'],
  ['app', 'python'],
  ['app/api', 'python'],
  ['app/models', 'python'],
  ['app/migrations', 'python'],
  ['tests', 'python-tests'],
  ['docs', 'docs'],
  ['scripts', 'mixed'],
  ['.tasks', 'python'],
];

const TYPESCRIPT: Project['folders'] = [
  ['.', 'typescript-root'],
  ['src', 'typescript'],
  ['src/__tests__', 'typescript-tests'],
  ['src/i18n/de', 'i18n'],
  ['src/i18n/fr', 'i18n'],
  ['src/i18n/ja', 'i18n'],
  ['public/images', 'images'],
  ['docs', 'docs'],
  ['.storybook', 'typescript'],
];

const grownPython = (feature: string): Project['folders'] => [
  [`app/${feature}`, 'python'],
  [`app/${feature}/api`, 'python'],
  [`app/${feature}/models`, 'python'],
  [`app/${feature}/tasks`, 'python'],
  [`tests/${feature}`, 'python-tests'],
  [`tests/${feature}/fixtures`, 'mixed'],
];

const grownTypescript = (feature: string): Project['folders'] => [
  [`src/${feature}`, 'typescript'],
  [`src/${feature}/components`, 'typescript'],
  [`src/${feature}/hooks`, 'typescript'],
  [`src/${feature}/__tests__`, 'typescript-tests'],
  [`src/${feature}/assets`, 'images'],
];

const python = (path: string): Project => ({ path, folders: [...PYTHON, ...FEATURES.flatMap(grownPython)] });

const typescript = (path: string): Project => ({
  path,
  folders: [...TYPESCRIPT, ...FEATURES.flatMap(grownTypescript)],
});

const below = (area: string, names: string): string[] => names.split(' ').map((name) => `${area}/${name}`);

/** The projects, the largest first: a monorepo has a few that are many times as large as the rest. */
export const PROJECTS: readonly Project[] = [
  python('services/core'),
  typescript('apps/web'),
  python('services/accounts'),
  python('services/pipeline'),
  typescript('apps/admin'),
  python('libs/common'),
  ...below(
    'services',
    'billing catalog gateway mailer media orders payments recommender search webhooks',
  ).map(python),
  ...below('apps', 'docs-site kiosk landing mobile partner status storefront').map(typescript),
  ...below('libs', 'audit auth cachekit events featureflags queues storage telemetry tracing').map(python),
  ...below('libs', 'charts editor forms icons sdk-js tables ui utils-ts').map(typescript),
  ...below('tools', 'codegen lint-rules release').map(python),
  ...below('packages', 'eslint-config tsconfig testing').map(typescript),
];
