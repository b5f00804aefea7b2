import { Random } from '../random';
import { drawFiles, type Content } from './file-kinds';
import { PROJECTS } from './projects';
import type { PlannedFile, PlannedFolder, TreePlan } from './tree-plan';

// The proportions of a public monorepo: 15,901 .pyc in 1,101 __pycache__ beside 50,000 files in 3,000 folders.
const FOLDERS = 3000 / 50_000;
const BYTECODE = 15_901 / 50_000;
const CACHES = 1101 / 50_000;

interface Place {
  readonly path: string;
  readonly content: Content;
}

/** Plans the monorepo of a product: services in Python, apps in TypeScript, libraries, tests, translations, images. */
export function planMonorepo(files: number, seed: number): TreePlan {
  const random = new Random(seed);
  const root = { path: '.', files: ROOT_FILES };
  const places = choosePlaces(Math.max(20, Math.round(files * FOLDERS)), random);
  const counts = spread(files - ROOT_FILES.length, places.length, random);
  const folders = places.map(({ path, content }, index) => ({
    path,
    files: drawFiles(content, counts[index] ?? 0, random),
  }));
  return { sources: [root, ...folders], pollution: planBytecode(files, places, folders, random) };
}

const ROOT_FILES: readonly PlannedFile[] = [
  ...['README.md', 'LICENSE', 'package.json', 'pnpm-lock.yaml', 'pyproject.toml', 'uv.lock', 'nx.json'],
  ...['.editorconfig', 'Makefile', 'docker-compose.yml', 'turbo.json', 'pytest.ini'],
].map((name) => ({ name, bytes: 1500 }));

/** The larger projects get more folders; each takes the next one of its own list. */
function choosePlaces(count: number, random: Random): Place[] {
  const taken = new Map<string, number>();
  const places: Place[] = [];
  for (let tries = 0; places.length < count && tries < count * 20; tries++) {
    const project = PROJECTS[Math.floor(PROJECTS.length * random.next() ** 1.6)];
    if (!project) continue;
    const next = taken.get(project.path) ?? 0;
    const [path, content] = project.folders[next] ?? [];
    if (path === undefined || content === undefined) continue;
    taken.set(project.path, next + 1);
    places.push({ path: path === '.' ? project.path : `${project.path}/${path}`, content });
  }
  return places;
}

/** Splits a number into shares that differ as folders do, and that add up to it exactly. */
function spread(total: number, shares: number, random: Random): number[] {
  const weights = Array.from({ length: shares }, () => random.logNormal(1, 0.7));
  const sum = weights.reduce((a, b) => a + b, 0);
  let used = 0;
  let ideal = 0;
  return weights.map((weight) => {
    ideal += (weight / sum) * total;
    const share = Math.round(ideal) - used;
    used += share;
    return share;
  });
}

/** Python keeps one `.pyc` for each module and version of Python that imported it. */
function planBytecode(
  files: number,
  places: readonly Place[],
  folders: readonly PlannedFolder[],
  random: Random,
): PlannedFolder[] {
  const candidates = folders.filter((_, index) => places[index]?.content.startsWith('python'));
  const imported = random.shuffled(candidates).slice(0, Math.round(files * CACHES));
  const total = Math.round(files * BYTECODE);
  return imported.map(({ path, files: modules }, index) => ({
    path: `${path}/__pycache__`,
    files: Array.from({ length: shareOf(total, imported.length, index) }, (_, place) => ({
      name: bytecodeName(modules, place),
      bytes: 5000 + random.below(25_000),
    })),
  }));
}

function shareOf(total: number, shares: number, index: number): number {
  return Math.floor(((index + 1) * total) / shares) - Math.floor((index * total) / shares);
}

function bytecodeName(modules: readonly PlannedFile[], place: number): string {
  const names = modules.filter(({ name }) => name.endsWith('.py')).map(({ name }) => name.slice(0, -3));
  if (names.length === 0) return `__init__.cpython-${313 - place}.pyc`;
  return `${names[place % names.length] ?? ''}.cpython-${313 - Math.floor(place / names.length)}.pyc`;
}
