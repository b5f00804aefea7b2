import { neededStages } from '../../../formats/dockerfile/context-sources';
import { isOfficialAlpine, officialName } from '../../../formats/image-name/official-image';
import { readReference } from '../../../formats/image-name/image-reference';
import type { Found, Rule } from '../../rule';
import { findInstalledLock, type InstalledLock } from '../../subjects/installed-lock';
import { placeIn } from '../../subjects/instruction-line';
import { glibcPackages, wheellessPackages, type MuslPackage } from '../../subjects/musl-lock';
import { runsOf } from '../../subjects/run-commands';
import type { StageView } from '../../subjects/stage-view';
import type { WorkspaceView } from '../../workspace-view';

/** Packages that a stage on Alpine installs and that are, by the lock file's own word, not built for its C library. */
export const muslReadiness: Rule<'dockerfile'> = {
  id: 'dockerfile/musl-readiness',
  severity: 'error',
  title: 'A stage on Alpine installs packages that are built for glibc only',
  why: 'Alpine has another C library, musl: the installation finds nothing that suits.',
  fix: 'Take another version or package, or a base on Debian slim.',
  subject: 'dockerfile',
  *check({ contexts, outline, stages }, view) {
    const told = new Set<string>();
    for (const use of contexts) {
      const needed = neededStages(outline, use.build?.target);
      for (const stage of stages) {
        if (!needed.has(stage.index) || stage.image === undefined || !isOfficialAlpine(stage.image)) continue;
        const install = findInstalledLock(stage, use, view);
        if (install === undefined) continue;
        for (const found of judge(stage, stage.image, install, view)) {
          if (told.has(found.what)) continue;
          told.add(found.what);
          yield found;
        }
      }
    }
  },
};

function* judge(
  stage: StageView,
  image: string,
  install: InstalledLock,
  view: WorkspaceView,
): Generator<Found> {
  const runs = runsOf(stage)
    .map(({ argumentText }) => argumentText)
    .join('\n');
  const all = packagesOf(image, install, view).filter(({ name }) => !runs.includes(name));
  const place = placeIn(install.run, 0);
  for (const kind of ['refused', 'partless', 'compiled'] as const) {
    const own = all.filter((one) => one.kind === kind);
    if (own.length === 0 || (kind === 'compiled' && COMPILER.test(runs))) continue;
    yield { ...place, ...SAID[kind](own, install.file) };
  }
}

function packagesOf(image: string, install: InstalledLock, view: WorkspaceView): readonly MuslPackage[] {
  const name = officialName(image);
  if (name === 'node') return glibcPackages(install, view);
  const python = /^(\d+\.\d+)/.exec(readReference(image).tag)?.[1];
  return name === 'python' && python !== undefined ? wheellessPackages(install, python, view) : [];
}

const COMPILER = /\b(?:build-base|gcc|g\+\+|musl-dev|cargo|rust)\b/;

const SAID = {
  refused: (own: readonly MuslPackage[], file: string) => ({
    what: `${list(own)} in ${file} ${own.length === 1 ? 'has' : 'have'} nothing for musl, not even sources`,
  }),
  partless: (own: readonly MuslPackage[], file: string) => ({
    severity: 'warning' as const,
    what: `${list(own)} in ${file} ${own.length === 1 ? 'has' : 'have'} machine code for glibc only, such as ${own[0]?.part ?? ''}`,
    why: 'The installation leaves such a part out on Alpine, and the program does not find its machine code.',
    fix: 'Let the lock file be made anew without node_modules, so that it has the parts for all platforms, or take a base on Debian slim.',
  }),
  compiled: (own: readonly MuslPackage[], file: string) => ({
    severity: 'info' as const,
    what: `${list(own)} in ${file} ${own.length === 1 ? 'has' : 'have'} no wheel for musl, and no compiler is installed here`,
    why: 'The installation builds from sources, which takes time, and fails where a compiler is needed.',
    fix: 'RUN apk add --no-cache build-base, in the stage that installs.',
  }),
};

function list(packages: readonly MuslPackage[]): string {
  const titles = packages.slice(0, 5).map(({ title }) => title);
  return packages.length > 5
    ? `${titles.join(', ')} and ${String(packages.length - 5)} more`
    : titles.join(', ');
}
