import { countFiles, type PlannedFolder } from './tree-plan';

const FILES_PER_FOLDER = 8;

/** Plans a `node_modules` that is about half as large as the sources beside it. */
export function planDependencies(sources: number): { folders: PlannedFolder[]; count: number } {
  const folders = Array.from({ length: Math.ceil(sources / 2 / FILES_PER_FOLDER) }, (_, index) => ({
    path: `node_modules/package-${Math.floor(index / 4)}/lib-${index % 4}`,
    files: Array.from({ length: FILES_PER_FOLDER }, (__, place) => ({
      name: `module-${place}.js`,
      bytes: 500 + ((index * 97 + place * 31) % 3000),
    })),
  }));
  return { folders, count: countFiles(folders) };
}
