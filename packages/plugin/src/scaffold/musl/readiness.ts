import type { Problem } from '../../base/user-error';
import type { MuslTarget } from '../../formats/musl/musl-target';
import type { ScaffoldProject } from '../scaffold-project';
import type { WorkspaceFiles } from '../workspace-files';
import type { Judged, JudgedNeed } from './judged';
import { readNode } from './read-node';
import { readPython } from './read-python';
import { titleOf, type MuslVerdict } from './verdict';

/** Whether the packages of a project work on Alpine, and what they take there. */
export interface MuslReadiness {
  /** The file that told, from the workspace root; undefined where none did. */
  readonly file: string | undefined;
  /** One for each package, by name. */
  readonly verdicts: readonly MuslVerdict[];
  /** Packages of Alpine for the build stage. */
  readonly buildPackages: readonly string[];
  /** Packages of Alpine for the service. */
  readonly runtimePackages: readonly string[];
  /** One for each package that cannot work. */
  readonly problems: readonly Problem[];
  /** What else is worth knowing, in sentences. */
  readonly notes: readonly string[];
}

/** Reads the lock file that holds for a project; throws a BrokenLockFile where it cannot be read. */
export function readMuslReadiness(
  project: ScaffoldProject,
  files: WorkspaceFiles,
  target: MuslTarget,
): MuslReadiness {
  const judged =
    target.python === undefined
      ? readNode(project, files, target)
      : readPython(project, files, target.python, target);
  return summarize(project, judged);
}

type Of<Kind extends MuslVerdict['kind']> = Extract<JudgedNeed, { kind: Kind }>;

function summarize(project: ScaffoldProject, { file, verdicts, notes }: Judged): MuslReadiness {
  const required = verdicts.filter(({ isOptional }) => !isOptional);
  const compiles = required.filter((verdict): verdict is Of<'compiles'> => verdict.kind === 'compiles');
  const ready = verdicts.filter((verdict): verdict is Of<'ready'> => verdict.kind === 'ready');
  const impossible = required.filter((verdict): verdict is Of<'impossible'> => verdict.kind === 'impossible');
  return {
    file,
    verdicts: verdicts.map(({ isOptional, ...verdict }) => verdict),
    buildPackages: unite(compiles.map(({ buildPackages }) => buildPackages)),
    runtimePackages: unite([...compiles, ...ready].map(({ runtimePackages }) => runtimePackages)),
    problems: impossible.map((verdict) => ({
      what: `${project.name}: ${titleOf(verdict)} does not work on Alpine`,
      why: verdict.reason,
      fix: verdict.fix,
    })),
    notes: [
      ...notes,
      ...compiles.map(describeCompiled),
      ...ready.flatMap(describeReady),
      ...describeRest(verdicts, file),
    ],
  };
}

function unite(lists: readonly (readonly string[])[]): string[] {
  return [...new Set(lists.flat())].sort();
}

function describeCompiled(verdict: Of<'compiles'>): string {
  const doubt = verdict.isKnown ? '' : '; add what else it needs there, if that is not enough';
  return `${titleOf(verdict)} needs ${verdict.buildPackages.join(', ')} in the build stage: ${verdict.reason}${doubt}`;
}

function describeReady(verdict: Of<'ready'>): string[] {
  return verdict.runtimePackages.length === 0 ? [] : [`${titleOf(verdict)}: ${verdict.reason}`];
}

/** Those of which nothing is known, and those that may fail without harm. */
function describeRest(verdicts: readonly JudgedNeed[], file: string | undefined): string[] {
  const unknown = verdicts.filter(({ kind, isOptional }) => kind === 'unknown' && !isOptional);
  const optional = verdicts.filter(
    ({ kind, isOptional }) => isOptional && (kind === 'compiles' || kind === 'impossible'),
  );
  return [
    ...(unknown.length === 0
      ? []
      : [`${file ?? 'package.json'} does not tell whether these work on musl: ${list(unknown)}`]),
    ...(optional.length === 0
      ? []
      : [`left out where they do not install, because they are optional: ${list(optional)}`]),
  ];
}

const SHOWN = 12;

function list(packages: readonly JudgedNeed[]): string {
  const more = packages.length - SHOWN;
  return `${packages.slice(0, SHOWN).map(titleOf).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
