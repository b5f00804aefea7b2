import type { PythonPackage } from '../../formats/lock-files/python-lock';
import type { MuslTarget } from '../../formats/musl/musl-target';
import { chooseWheel } from '../../formats/musl/wheel-choice';
import { TAKE_DEBIAN } from './known/known-package';
import { KNOWN_PYTHON, type KnownPython } from './known/known-python';
import { PURE_PYTHON } from './known/pure-python';
import { fromKnown, type Judgement } from './judgement';
import type { MuslVerdict } from './verdict';

/** Judges a package by the names of its files, and by what is known of it where they do not tell. */
export function judgePython(entry: PythonPackage, python: string, target: MuslTarget): MuslVerdict {
  const { name, version, files } = entry;
  const known = Object.hasOwn(KNOWN_PYTHON, name) ? KNOWN_PYTHON[name] : undefined;
  const verdict = files === undefined ? byTable(name, known) : byFiles(files, python, target, known);
  return { name, version, ...verdict };
}

function byTable(name: string, known: KnownPython | undefined): Judgement {
  if (PURE_PYTHON.has(name))
    return { kind: 'ready', reason: 'it is known to have a wheel for all machines', runtimePackages: [] };
  if (known === undefined) return { kind: 'unknown', reason: 'its files are not named' };
  if (known.hasWheels === true)
    return { kind: 'ready', reason: 'it is known to have wheels for musl', runtimePackages: [] };
  return fromKnown(known);
}

function byFiles(
  files: readonly string[],
  python: string,
  target: MuslTarget,
  known: KnownPython | undefined,
): Judgement {
  const { suiting, hasSources, hasMachineCode } = chooseWheel(files, python, target);
  if (suiting !== undefined)
    return known?.kind === 'ready'
      ? fromKnown(known)
      : { kind: 'ready', reason: suiting, runtimePackages: [] };
  const reason = `none of its wheels is for musl, Python ${python} and ${target.architecture}`;
  if (hasSources) return fromSources(hasMachineCode ? reason : undefined, known);
  if (files.length === 0) return { kind: 'unknown', reason: 'it is not from an index' };
  const fix = known?.kind === 'impossible' ? known.fix : `take another version or package, or ${TAKE_DEBIAN}`;
  return { kind: 'impossible', reason: `${reason}, and it has no sources`, fix };
}

/** Wheels for other machines show that there is something to compile; sources alone may be Python only. */
function fromSources(whyNoWheel: string | undefined, known: KnownPython | undefined): Judgement {
  if (known?.kind === 'compiles')
    return { ...fromKnown(known), reason: whyNoWheel ?? 'it comes as sources only' };
  if (known !== undefined) return fromKnown(known);
  if (whyNoWheel === undefined)
    return { kind: 'unknown', reason: 'it comes as sources only, which may need a compiler' };
  return {
    kind: 'compiles',
    reason: whyNoWheel,
    buildPackages: ['build-base'],
    runtimePackages: [],
    isKnown: false,
  };
}
