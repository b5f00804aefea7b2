import type { KnownPackage } from './known/known-package';
import type { JudgedPackage, MuslVerdict } from './verdict';

type Without<T, Names extends PropertyKey> = T extends unknown ? Omit<T, Names> : never;

/** A verdict, before the package is named. */
export type Judgement = Without<MuslVerdict, keyof JudgedPackage>;

/** What the table of known packages says. */
export function fromKnown(known: KnownPackage): Judgement {
  switch (known.kind) {
    case 'ready':
      return { kind: 'ready', reason: known.why, runtimePackages: known.runtime };
    case 'compiles':
      return {
        kind: 'compiles',
        reason: known.why,
        buildPackages: known.build,
        runtimePackages: known.runtime,
        isKnown: true,
      };
    case 'impossible':
      return { kind: 'impossible', reason: known.why, fix: known.fix };
  }
}
