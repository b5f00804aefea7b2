import { cleanPath } from '../../dockerignore/clean-path';
import { explainPath } from '../../dockerignore/explain';
import { isFile } from '../../host/file-system';
import type { Recognition } from './known-failure';
import { withinFolder } from './missing-source';
import { contextFolder, type FailedBuildSituation } from './situation';

const PYTHON = /ModuleNotFoundError: No module named '([\w.]+)'/;
const NODE = /Cannot find module '(\.{1,2}\/[^'\n]+)'/;
/** Folders of a project in which its modules usually lie. */
const SOURCE_FOLDERS = ['', 'src/', 'app/', 'lib/'];

/** What is made anew in the image, and must not come from this machine. */
const BUILD_OUTPUT = /(?:^|\/)(?:dist|build|out|node_modules|\.next)\//;

/** A module that a step could not load although it is there: the ignore file keeps it out of the image. */
export function explainMissingModule(
  output: string,
  situation: FailedBuildSituation,
): Recognition | undefined {
  const context = contextFolder(situation);
  const folders = situation.nearbyFolders.flatMap((folder) =>
    folder === context ? '.' : (withinFolder(context, folder) ?? []),
  );
  const places = modulePlaces(output, folders);
  for (const path of places) {
    if (BUILD_OUTPUT.test(path) || !isFile(`${situation.contextRoot}/${path}`)) continue;
    const { excluded, decidedBy } = explainPath(situation.ignoreRules, path);
    if (!excluded || decidedBy === undefined) continue;
    const ignoreFile = situation.ignoreFile ?? 'the ignore file';
    const { line, text } = decidedBy.line;
    return {
      id: 'module-ignored',
      class: 'yours',
      problem: {
        what: `The step imports ${path}, which the engine did not get`,
        why: `${ignoreFile}:${String(line)} "${text}" excludes it`,
        fix: `add the line "!${path}" below line ${String(line)} of ${ignoreFile}`,
      },
    };
  }
  return undefined;
}

function modulePlaces(output: string, folders: readonly string[]): string[] {
  const python = PYTHON.exec(output)?.[1]?.replaceAll('.', '/');
  const node = NODE.exec(output)?.[1]?.replace(/^(?:\.{1,2}\/)+/, '');
  const names = [
    ...(python === undefined ? [] : [`${python}.py`, `${python}/__init__.py`]),
    ...(node === undefined
      ? []
      : ['', '.js', '.ts', '.mjs', '.cjs', '.json', '/index.js', '/index.ts'].map((end) => node + end)),
  ];
  return folders.flatMap((folder) =>
    SOURCE_FOLDERS.flatMap((source) => names.map((name) => cleanPath(`${folder}/${source}${name}`))),
  );
}
