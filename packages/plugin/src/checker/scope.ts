import type { Finding } from './finding';
import { declaredBuilds } from './subjects/compose-build';
import type { ComposeSubject } from './subjects/compose-subject';
import { isBuildOf, type DeclaredBuild } from './subjects/declared-build';
import { findSubjects, type FoundSubjects } from './subjects/find-subjects';
import { findMeantBuild, nearbyFolders } from './subjects/lost-dockerfile';
import { readWorkflowBuilds } from './subjects/workflow-builds';
import { exists, type CheckedProject, type WorkspaceView } from './workspace-view';

/** What a report is about. */
export interface Scope {
  /** Whether a file is of the project itself. */
  readonly isOwn: (file: string) => boolean;
  /** What rules look at. */
  readonly subjects: FoundSubjects;
  /** Whether something is of interest that a rule found when it looked at a file; undefined where it looked at the workspace. */
  readonly isReported: (finding: Finding, lookedAt: string | undefined) => boolean;
}

/**
 * Narrows a look to a project: to files of its own, and to what its images depend on elsewhere, namely ignore files of their contexts, and
 * the services and steps that build them. Of a file that others share, those places are of interest, what stands outside of all services,
 * and what makes compose refuse the file as a whole. A build that leads nowhere is of interest to the project whose Dockerfile was meant, and to
 * all where nobody knows it, so that somebody reports it.
 */
export function scopeOf(isOwn: (file: string) => boolean, view: WorkspaceView): Scope {
  const all = findSubjects(view, isOwn);
  const ignoreFiles = all['ignore-file'].filter(
    ({ file, governs }) => isOwn(file) || governs.some(({ dockerfile }) => isOwn(dockerfile)),
  );
  const whole = new Set(ignoreFiles.map(({ file }) => file));
  const shared = new Map<string, (finding: Finding) => boolean>();
  const share = (file: string, builds: readonly DeclaredBuild[], isPlace: PlaceTest): boolean => {
    const own = builds.filter((build) => concerns(build, isOwn, view));
    if (own.length > 0) shared.set(file, (finding) => isPlace(finding, own));
    return own.length > 0;
  };
  const takesPart = (compose: ComposeSubject): boolean => {
    if (isOwn(compose.file)) return true;
    if (compose.errors.length === 0) return share(compose.file, declaredBuilds(compose), inServices(compose));
    // Nobody can tell what it builds.
    const isAllOurs = !view.projects.some((project) => isWithin(compose.file, project));
    if (isAllOurs) whole.add(compose.file);
    return isAllOurs;
  };
  const subjects: FoundSubjects = {
    dockerfile: all.dockerfile.filter(({ file }) => isOwn(file)),
    'ignore-file': ignoreFiles,
    compose: all.compose.filter(takesPart),
    env: all.env.filter(({ file }) => isOwn(file)),
    text: all.text.filter((text) => isOwn(text.file) || share(text.file, readWorkflowBuilds(text), inSteps)),
    workspace: all.workspace,
  };
  return {
    isOwn,
    subjects,
    isReported: (finding, lookedAt) => {
      const { file } = finding;
      const isOfOwn = lookedAt !== undefined && lookedAt !== file && isOwn(lookedAt);
      return isOwn(file) || whole.has(file) || isOfOwn || shared.get(file)?.(finding) === true;
    },
  };
}

/** Leaves nothing out. */
export function wholeWorkspace(view: WorkspaceView): Scope {
  return { isOwn: () => true, subjects: findSubjects(view), isReported: () => true };
}

function concerns(build: DeclaredBuild, isOwn: (file: string) => boolean, view: WorkspaceView): boolean {
  if (isBuildOf(build, isOwn)) return true;
  if (exists(view, build.dockerfile)) return false;
  const {
    base,
    contextRoot: root,
    writtenContext,
    writtenDockerfile: dockerfile = 'Dockerfile',
    target,
  } = build;
  const folders = nearbyFolders(base, writtenContext, root, dockerfile);
  const meant = findMeantBuild({ root, dockerfile, target }, folders, view);
  if (meant !== undefined) return isOwn(meant.file);
  return !view.projects.some((project) => isBuildOf(build, (file) => isWithin(file, project)));
}

function isWithin(file: string, { root }: CheckedProject): boolean {
  return root === '.' || file.startsWith(`${root}/`);
}

/** Whether a finding is at one of some builds, or concerns them all. */
type PlaceTest = (finding: Finding, builds: readonly DeclaredBuild[]) => boolean;

const inSteps: PlaceTest = ({ line }, builds) => builds.some((build) => build.line === line);

function inServices({ services, root }: ComposeSubject): PlaceTest {
  const keys = (root?.entries ?? []).map(({ keyPlace }) => keyPlace.line);
  const serviceAt = (line: number): string | undefined => {
    const service = services.findLast(({ place }) => place.line <= line);
    const isBehind = keys.some((key) => service !== undefined && key > service.place.line && key <= line);
    return isBehind ? undefined : service?.name;
  };
  return ({ line, severity, claim }, builds) => {
    if (claim?.kind === 'compose-refused' && severity === 'error') return true;
    const service = serviceAt(line);
    return service === undefined ? severity !== 'info' : builds.some(({ name }) => name === service);
  };
}
