export type { ContextFile, ContextProblem } from './build-context/context-file';
export type { IgnoreFile } from './build-context/effective-ignore-file';
export type { FolderTotal } from './build-context/folder-totals';
export {
  readBuildContext,
  type BuildContext,
  type BuildContextRequest,
} from './build-context/read-build-context';
export type { Dialect } from './dockerignore/dialect';
export type { Explanation, MatchingLine } from './dockerignore/explain';
export type { IgnoreLine } from './dockerignore/parse';
export { createDependencies } from './workspace/base-images/create-dependencies';
export { createNodes } from './workspace/inference/create-nodes';
