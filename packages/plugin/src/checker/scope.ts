import type { Finding } from './finding';
import { declaredBuilds } from './subjects/compose-build';
import type { ComposeSubject } from './subjects/compose-subject';
import { isBuildOf, type DeclaredBuild } from './subjects/declared-build';
import { findSubjects, type FoundSubjects } from './subjects/find-subjects';
import { readWorkflowBuilds } from './subjects/workflow-builds';
import type { WorkspaceView } from './workspace-view';

/** What a report is about. */
export interface Scope {
  /** Whether a file is of the project itself. */
  readonly isOwn: (file: string) => boolean;
  /** What rules look at. */
  readonly subjects: FoundSubjects;
  /** Whether something is of interest that a rule found when it looked at a file, or at the workspace. */
  readonly isReported: (finding: Finding, lookedAt: string) => boolean;
}

/**
 * Narrows a look to a project: to files of its own, and to what its images depend on elsewhere, namely ignore files of their contexts, and
 * the services and steps that build them. Of a file that others share, only those places are of interest, and errors that spoil it as a whole.
 */
export function scopeOf(isOwn: (file: string) => boolean, view: WorkspaceView): Scope {
  const all = findSubjects(view, isOwn);
  const ignoreFiles = all['ignore-file'].filter(
    ({ file, governs }) => isOwn(file) || governs.some(({ dockerfile }) => isOwn(dockerfile)),
  );
  const whole = new Set(ignoreFiles.map(({ file }) => file));
  const shared = new Map<string, (line: number, isError: boolean) => boolean>();
  const takesPart = (file: string, builds: readonly DeclaredBuild[], isPlace: PlaceTest): boolean => {
    if (isOwn(file)) return true;
    const own = builds.filter((build) => isBuildOf(build, isOwn));
    if (own.length > 0) shared.set(file, (line, isError) => isPlace(line, isError, own));
    return own.length > 0;
  };
  const subjects: FoundSubjects = {
    dockerfile: all.dockerfile.filter(({ file }) => isOwn(file)),
    'ignore-file': ignoreFiles,
    compose: all.compose.filter((compose) =>
      takesPart(compose.file, declaredBuilds(compose), inServices(compose)),
    ),
    env: all.env.filter(({ file }) => isOwn(file)),
    text: all.text.filter((text) => takesPart(text.file, readWorkflowBuilds(text), inSteps)),
    workspace: all.workspace,
  };
  return {
    isOwn,
    subjects,
    isReported: ({ file, line, severity }, lookedAt) =>
      isOwn(file) ||
      whole.has(file) ||
      (file !== lookedAt && isOwn(lookedAt)) ||
      shared.get(file)?.(line, severity === 'error') === true,
  };
}

/** Leaves nothing out. */
export function wholeWorkspace(view: WorkspaceView): Scope {
  return { isOwn: () => true, subjects: findSubjects(view), isReported: () => true };
}

/** Whether a place is one of some builds, or an error at it spoils the file for them. */
type PlaceTest = (line: number, isError: boolean, builds: readonly DeclaredBuild[]) => boolean;

const inSteps: PlaceTest = (line, _, builds) => builds.some((build) => build.line === line);

function inServices({ services }: ComposeSubject): PlaceTest {
  const starts = services.map(({ name, place }) => ({ name, line: place.line }));
  const serviceAt = (line: number): string | undefined =>
    starts.findLast((start) => start.line <= line)?.name;
  return (line, isError, builds) => {
    const service = serviceAt(line);
    return service === undefined ? isError : builds.some(({ name }) => name === service);
  };
}
