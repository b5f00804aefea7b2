import { joinPath } from '../base/context-path';
import { compileClientSkip, type ClientSkip } from './client-skip';
import { compileContentLoss, type ContentLoss } from './content-loss';
import { SKIPPED_FOLDER, type FolderRules } from './folder';
import type { IgnoreRules } from './ignore-rules';
import { judge, type Judgement } from './judge';

/** What the rules said of a folder, and whether it or one above it is excluded. */
export interface PlainFolder {
  readonly judgement: Judgement;
  readonly isInsideExcluded: boolean;
}

/** The rules of a folder by the plain judgement: slow, and exact for names and patterns of any kind. */
export function plainFolderRules(
  rules: IgnoreRules,
  folder?: PlainFolder,
  clientSkips: ClientSkip = compileClientSkip(rules),
  contentLoss: ContentLoss | undefined = compileContentLoss(rules),
): FolderRules {
  const isInsideExcluded = folder?.isInsideExcluded ?? false;
  return {
    excluded: rules.dialect !== 'docker-legacy' && folder?.judgement.excluded === true,
    skippable: false,
    answerBelow: undefined,
    excludesFile: (name, folderPath) => judge(rules, joinPath(folderPath, name), folder?.judgement).excluded,
    emptiesFile: (name, folderPath) => (isInsideExcluded ? contentLoss?.(folderPath, name) : undefined),
    enter: (name, folderPath) => {
      const path = joinPath(folderPath, name);
      const judgement = judge(rules, path, folder?.judgement);
      if (judgement.excluded && clientSkips(path)) return SKIPPED_FOLDER;
      const next = { judgement, isInsideExcluded: isInsideExcluded || judgement.excluded };
      return plainFolderRules(rules, next, clientSkips, contentLoss);
    },
  };
}
