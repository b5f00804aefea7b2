import { joinPath } from '../base/context-path';
import { compileClientSkip, type ClientSkip } from './client-skip';
import { SKIPPED_FOLDER, type FolderRules } from './folder';
import type { IgnoreRules } from './ignore-rules';
import { judge, type Judgement } from './judge';

/** The rules of a folder by the plain judgement: slow, and exact for names and patterns of any kind. */
export function plainFolderRules(
  rules: IgnoreRules,
  folder?: Judgement,
  clientSkips: ClientSkip = compileClientSkip(rules),
): FolderRules {
  return {
    excluded: rules.dialect !== 'docker-legacy' && folder?.excluded === true,
    skippable: false,
    excludesFile: (name, folderPath) => judge(rules, joinPath(folderPath, name), folder).excluded,
    enter: (name, folderPath) => {
      const path = joinPath(folderPath, name);
      const next = judge(rules, path, folder);
      return next.excluded && clientSkips(path) ? SKIPPED_FOLDER : plainFolderRules(rules, next, clientSkips);
    },
  };
}
