/**
 * The day on which these tables were last gone through. What is marked as measured in them was seen in the package
 * itself; the rest is from the documentation of the packages and of Alpine, and a lock file's own word goes before it.
 */
export const CHECKED_ON = '2026-11-26';

/** What is known of a package beside what lock files say of it. */
export type KnownPackage =
  /** It comes built for musl, or is machine code that needs no C library. */
  | { readonly kind: 'ready'; readonly why: string; readonly runtime: readonly string[] }
  | {
      readonly kind: 'compiles';
      readonly why: string;
      readonly build: readonly string[];
      readonly runtime: readonly string[];
    }
  | { readonly kind: 'impossible'; readonly why: string; readonly fix: string };

/** Where nothing else helps. */
export const TAKE_DEBIAN = 'make its image from Debian slim';
