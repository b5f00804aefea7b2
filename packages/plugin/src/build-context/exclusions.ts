import { joinPath } from '../base/context-path';
import { explainPath } from '../dockerignore/explain';
import { rulesAtRoot, type FolderRules } from '../dockerignore/folder-rules';
import type { IgnoreRules } from '../dockerignore/ignore-rules';
import type { IgnoreLine } from '../dockerignore/parse';
import { readSize } from '../host/file-facts';
import { readFolder } from '../host/read-folder';
import { Turns } from '../host/turns';

/** What one line of the ignore file keeps out of the context. */
export interface Exclusion {
  readonly line: IgnoreLine;
  readonly files: number;
  readonly bytes: number;
  /** The topmost folders and files that it drops, the largest first; what is dropped below is in their numbers. */
  readonly places: readonly ExcludedPlace[];
}

/** A folder or file that a line keeps out. */
export interface ExcludedPlace {
  readonly path: string;
  readonly isFolder: boolean;
  readonly files: number;
  readonly bytes: number;
}

interface Place {
  readonly path: string;
  readonly isFolder: boolean;
  readonly line: IgnoreLine;
  files: number;
  bytes: number;
}

interface Visit {
  readonly path: string;
  /** Undefined where all that lies below is excluded by the place's line. */
  readonly rules: FolderRules | undefined;
  readonly place: Place | undefined;
}

/** Walks through everything that the rules keep out of a context, and adds it up by the line that decides. */
export async function surveyExclusions(
  root: string,
  rules: IgnoreRules,
  signal?: AbortSignal,
): Promise<Exclusion[]> {
  const survey = new Survey(root, rules);
  const pending: Visit[] = [{ path: '', rules: rulesAtRoot(rules), place: undefined }];
  const turns = new Turns();
  for (let visit = pending.pop(); visit !== undefined; visit = pending.pop()) {
    signal?.throwIfAborted();
    for (const folder of survey.visit(visit)) pending.push(folder);
    if (turns.isOver) await turns.giveWay();
  }
  return groupByLine(survey.places.filter(({ files }) => files > 0));
}

class Survey {
  readonly places: Place[] = [];

  constructor(
    private readonly root: string,
    private readonly rules: IgnoreRules,
  ) {}

  /** Counts the excluded files of a folder, and gives the folders in it. */
  visit(visit: Visit): Visit[] {
    const reading = readFolder(joinPath(this.root, visit.path));
    const folders: Visit[] = [];
    for (const entry of reading.kind === 'read' ? reading.entries : []) {
      if (typeof entry.name !== 'string') continue;
      if (entry.isDirectory()) folders.push(this.enter(visit, entry.name));
      else this.count(visit, entry.name, entry.isFile());
    }
    return folders;
  }

  private enter(visit: Visit, name: string): Visit {
    const path = joinPath(visit.path, name);
    const rules = visit.rules?.enter(name, visit.path);
    const place = rules?.excluded === false ? undefined : this.placeOf(visit, path, true);
    return { path, rules: rules?.skippable === true ? undefined : rules, place };
  }

  private count(visit: Visit, name: string, isFile: boolean): void {
    if (visit.rules?.excludesFile(name, visit.path) === false) return;
    const path = joinPath(visit.path, name);
    const place = this.placeOf(visit, path, false);
    if (place === undefined) return;
    place.files += 1;
    place.bytes += isFile ? (readSize(joinPath(this.root, path)) ?? 0) : 0;
  }

  /** The place that something excluded counts for: the folder above it that the same line drops, or a new one. */
  private placeOf({ rules, place }: Visit, path: string, isFolder: boolean): Place | undefined {
    if (rules === undefined) return place;
    const line = explainPath(this.rules, path).decidedBy?.line;
    if (line === undefined || place?.line === line) return place;
    const own = { path, isFolder, line, files: 0, bytes: 0 };
    this.places.push(own);
    return own;
  }
}

function groupByLine(places: readonly Place[]): Exclusion[] {
  const lines = [...new Set(places.map(({ line }) => line))].sort((one, other) => one.line - other.line);
  return lines.map((line) => {
    const own = places.filter((place) => place.line === line);
    return {
      line,
      files: own.reduce((sum, { files }) => sum + files, 0),
      bytes: own.reduce((sum, { bytes }) => sum + bytes, 0),
      places: own
        .map(({ path, isFolder, files, bytes }) => ({ path, isFolder, files, bytes }))
        .sort((one, other) => other.bytes - one.bytes || (one.path < other.path ? -1 : 1)),
    };
  });
}
