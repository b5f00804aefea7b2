import type { LosingLine } from './content-loss';

/** What the rules of an ignore file say in one folder; a walk takes them along from folder to folder. */
export interface FolderRules {
  /** Whether the folder itself is left out. */
  readonly excluded: boolean;
  /** Whether nothing below can be sent, so that the folder needs no visit. */
  readonly skippable: boolean;
  /** Whether all below it, as far as no name holds a line end, is excluded or sent; undefined where names decide. */
  readonly answerBelow: boolean | undefined;
  /** Whether a file or link of that name in the folder is excluded. */
  readonly excludesFile: (name: string, folderPath: string) => boolean;
  /** The line that makes a file of that name, which is kept, arrive without its content; undefined: it arrives whole. */
  readonly emptiesFile: (name: string, folderPath: string) => LosingLine | undefined;
  /** The rules that hold in a folder of that name in the folder. */
  readonly enter: (name: string, folderPath: string) => FolderRules;
}

/** A folder that the engine's client passes by; who asks on all the same hears that everything in it is excluded. */
export const SKIPPED_FOLDER: FolderRules = {
  excluded: true,
  skippable: true,
  answerBelow: true,
  excludesFile: () => true,
  emptiesFile: () => undefined,
  enter: () => SKIPPED_FOLDER,
};

/** The rules in a folder, reached from the root of the context. */
export function rulesInFolder(root: FolderRules, folderPath: string): FolderRules {
  let rules = root;
  let above = '';
  for (const name of folderPath === '' ? [] : folderPath.split('/')) {
    rules = rules.enter(name, above);
    above = above === '' ? name : `${above}/${name}`;
  }
  return rules;
}
