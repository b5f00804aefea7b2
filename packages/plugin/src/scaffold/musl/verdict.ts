/** A package of a project, as messages name it. */
export interface JudgedPackage {
  readonly name: string;
  /** Undefined where nothing pins it. */
  readonly version: string | undefined;
}

/** Whether a package works on Alpine, why that is so, and what it takes. */
export type MuslVerdict = JudgedPackage & { readonly reason: string } & (
    | { readonly kind: 'ready'; readonly runtimePackages: readonly string[] }
    | {
        readonly kind: 'compiles';
        /** Packages of Alpine that the build stage needs for it. */
        readonly buildPackages: readonly string[];
        /** Packages of Alpine that the service needs for it. */
        readonly runtimePackages: readonly string[];
        /** Whether the packages are known to be enough. */
        readonly isKnown: boolean;
      }
    | { readonly kind: 'impossible'; readonly fix: string }
    | { readonly kind: 'unknown' }
  );

/** A package with its version, as it is written in a list of them. */
export function titleOf({ name, version }: JudgedPackage): string {
  return version === undefined || version === '' ? name : `${name} ${version}`;
}
