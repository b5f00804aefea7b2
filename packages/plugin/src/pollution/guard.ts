import { posix } from 'node:path';
import type { Find, FoundFile, FoundFiles, FoundFolder } from './find';
import type { Protection } from './protection';
import type { RemovalTask } from './removal-task';
import type { LeftPath } from './tally';

/** Lets pass what may be removed, and names all that must stay because git tracks it or cannot tell. */
export class Guard {
  readonly kept: LeftPath[] = [];
  /** Whether there was pollution in a place where no git protects anything. */
  metNoGit = false;

  constructor(
    private readonly root: string,
    /** Without git, what cannot be told from somebody's work is not pollution; who only looks wants to see it. */
    private readonly isCautious: boolean,
  ) {}

  /** What may be removed of a find; undefined where nothing may. */
  pass(find: Find): RemovalTask | undefined {
    const path = find.path === '' ? this.root : `${this.root}/${find.path}`;
    return find.type === 'folder' ? this.passFolder(find, path) : this.passFiles(find, path);
  }

  private passFolder(find: FoundFolder, path: string): RemovalTask | undefined {
    const { kind, only, isCertain, isWhole, keep, patterns } = find;
    const protection = find.protection(posix.basename(path));
    if (!this.mayRemove(protection, path, isCertain)) return undefined;
    if (protection.tracks(path)) {
      this.kept.push({ path, reason: 'git tracks it, as a submodule' });
      return undefined;
    }
    const tracked = protection.below(path);
    const userRules =
      keep === undefined && patterns === undefined ? undefined : { path: find.path, keep, patterns };
    return { type: 'folder', path, kind, only: only?.source, isWhole, tracked, userRules };
  }

  private passFiles({ files, protection }: FoundFiles, path: string): RemovalTask | undefined {
    const passed = files.filter((file) =>
      this.passesFile(file, `${path}/${file.name}`, protection(file.name)),
    );
    return passed.length === 0 ? undefined : { type: 'files', path, files: passed };
  }

  private passesFile({ isCertain }: FoundFile, path: string, protection: Protection): boolean {
    if (!this.mayRemove(protection, path, isCertain)) return false;
    if (!protection.tracks(path)) return true;
    this.kept.push({ path, reason: 'git tracks it' });
    return false;
  }

  private mayRemove({ kind, reason = '' }: Protection, path: string, isCertain: boolean): boolean {
    if (kind === 'git') return true;
    if (!this.isCautious) return true;
    if (kind === 'unknown') {
      this.kept.push({ path, reason: `its repository does not tell what it tracks: ${reason}` });
      return false;
    }
    this.metNoGit = true;
    if (!isCertain) this.kept.push({ path, reason: 'without git it cannot be told from work of yours' });
    return isCertain;
  }
}
