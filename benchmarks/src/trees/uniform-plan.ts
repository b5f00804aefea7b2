import { Random } from '../random';
import type { PlannedFolder, TreePlan } from './tree-plan';

const FILES_PER_FOLDER = 28;
const BYTECODE_PER_FOLDER = 12;

/**
 * Plans small files in folders that are all alike: of a million files 700,000 sources in 25,000 folders, with 300,000
 * `.pyc` in 25,000 `__pycache__`. Alike, so that only the number changes from one size to the next.
 */
export function planUniform(files: number, seed: number): TreePlan {
  const random = new Random(seed);
  const folders = Math.max(1, Math.round(files / (FILES_PER_FOLDER + BYTECODE_PER_FOLDER)));
  const paths = Array.from({ length: folders }, (_, index) => pathOf(index));
  return {
    sources: paths.map((path) => folder(path, FILES_PER_FOLDER, '.py', random)),
    pollution: paths.map((path) =>
      folder(`${path}/__pycache__`, BYTECODE_PER_FOLDER, '.cpython-313.pyc', random),
    ),
  };
}

function folder(path: string, count: number, extension: string, random: Random): PlannedFolder {
  const files = Array.from({ length: count }, (_, index) => ({
    name: `module_${index}${extension}`,
    bytes: 200 + random.below(1800),
  }));
  return { path, files };
}

/** At most 50 folders side by side on the two lower levels. */
function pathOf(index: number): string {
  const [area, group, place] = [Math.floor(index / 2500), Math.floor(index / 50) % 50, index % 50];
  return `area_${area}/group_${group}/package_${place}`;
}
