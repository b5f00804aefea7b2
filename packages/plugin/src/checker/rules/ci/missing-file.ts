import { posix } from 'node:path';
import { folderOf, nameOf } from '../../../base/context-path';
import type { Found, Rule } from '../../rule';
import { mayBeFilled } from '../../subjects/filled-context';
import { isMade as isMadeByBuild } from '../../subjects/literal-source';
import type { TextSubject } from '../../subjects/text-subject';
import { readBuildSteps } from '../../subjects/workflow-steps';
import { resolveInWorkspace } from '../../subjects/workspace-path';
import { exists, type WorkspaceView } from '../../workspace-view';

/** A Dockerfile or compose file that a workflow or script names and that is nowhere it can count from. */
export const missingFile: Rule<'text'> = {
  id: 'ci/missing-file',
  severity: 'error',
  title: 'A workflow or script names a Dockerfile or compose file that does not exist',
  why: 'The command fails: no such file or directory.',
  fix: 'Mend the path.',
  subject: 'text',
  *check(subject, view) {
    const { file, text, kind } = subject;
    yield* lostInSteps(subject, view);
    // Where a folder is changed, nobody but a run knows what paths count from; other repositories may be checked out.
    if (kind === 'document' || !ENGINE.test(text) || UNCERTAIN.test(text)) return;
    const folders = ['', folderOf(file)];
    const lines = text.split('\n');
    for (const [index, content] of lines.entries()) {
      if (!ENGINE.test(content) || /^\s*(?:#|\/\/)/.test(content)) continue;
      for (const named of namedIn(content)) {
        const { path, column } = named;
        if (!isPlainPath(path) || isThere(named, folders, view) || isMade(path, lines)) continue;
        yield { line: index + 1, column, what: `"${path}" does not exist` };
      }
    }
  },
};

/** Dockerfiles of build steps, whose paths count from the root; an earlier step, or a script that it calls, may make one. */
function lostInSteps(subject: TextSubject, view: WorkspaceView): Found[] {
  return readBuildSteps(subject).flatMap(({ context, dockerfile: named, runBefore }): Found[] => {
    const path =
      named === undefined || !isPlainPath(named.text) ? undefined : resolveInWorkspace('', named.text);
    const isFromHere = context === undefined || resolveInWorkspace('', context.text) !== undefined;
    if (named === undefined || path === undefined || !isFromHere || exists(view, path)) return [];
    if (isMadeByBuild(path, view)) return [];
    if (mayBeFilled({ contextRoot: folderOf(path), runBefore }, [nameOf(path)], true, view)) return [];
    return [{ ...named.place, what: `"${named.text}" does not exist` }];
  });
}

const ENGINE = /docker|podman/;

const UNCERTAIN =
  /\bcd\s|\bpushd\b|working-directory|working_directory|workdir|\bgit clone\b|\brepository:|WorkingDirectory|\bdir:|^\s*-C\s|-C \S|--project-directory/m;

/** `-f` after a command of compose is "follow" and no file. */
const COMMAND =
  /\b(?:docker|podman)(?:\s+buildx)?\s+build\s(?:[^|;&#]*?\s)?(?:-f|--file)[ =](["']?)([^\s"']+)\1|\b(?:docker|podman)[ -]compose(?:\s+(?:(?:-p|--profile|--project-name|--env-file|--progress|--ansi|--parallel)[ =]\S+|--[a-z-]+))*\s+(?:-f|--file)[ =](["']?)([^\s"']+)\3/g;

interface Named {
  readonly path: string;
  readonly column: number;
  readonly isPodman: boolean;
}

function namedIn(content: string): Named[] {
  return [...content.matchAll(COMMAND)].map((match) => {
    const path = match[2] ?? match[4] ?? '';
    const column = match.index + match[0].lastIndexOf(path) + 1;
    return { path, column, isPodman: match[0].startsWith('podman') };
  });
}

function isPlainPath(path: string): boolean {
  return /^[\w.@/-]+$/.test(path) && !path.startsWith('/') && path !== '-';
}

/** Podman looks for the file of a build in the context as well, which may be any folder. */
function isThere({ path, isPodman }: Named, folders: readonly string[], view: WorkspaceView): boolean {
  const places = folders.map((folder) => posix.normalize(posix.join(folder, path)));
  return (
    places.some((place) => place.startsWith('..') || exists(view, place)) ||
    (isPodman && view.files.some((file) => file.endsWith(`/${path}`)))
  );
}

/** Whether another line writes the file before it is used. */
function isMade(path: string, lines: readonly string[]): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return lines.some(
    (line) =>
      line.includes(name) && /(?:>|\btee\b|\bcp\b|\bmv\b|\bcurl\b|\bwget\b|envsubst|\bsed\b|-o\b)/.test(line),
  );
}
