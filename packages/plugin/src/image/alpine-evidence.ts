/** Files of an image that show whether it is Alpine; undefined where the image has none. */
export interface AlpineEvidence {
  /** `/etc/os-release` */
  readonly osRelease: string | undefined;
  /** `/etc/alpine-release` */
  readonly alpineRelease: string | undefined;
  /** Whether the musl loader of the image's architecture is there, which every program of Alpine starts through. */
  readonly hasMuslLoader: boolean;
}

export type AlpineVerdict =
  | {
      readonly kind: 'alpine';
      /** For example `3.24.1`. */
      readonly version: string;
      /** The image's own words for itself, for example `Alpine Linux v3.24`. */
      readonly description: string;
    }
  | { readonly kind: 'not-alpine'; readonly reason: string };

// The names that Docker and musl give to the same processors.
const MUSL_NAMES: Readonly<Record<string, string>> = {
  '386': 'i386',
  amd64: 'x86_64',
  arm: 'armhf',
  arm64: 'aarch64',
  loong64: 'loongarch64',
  ppc64le: 'powerpc64le',
  riscv64: 'riscv64',
  s390x: 's390x',
};

/** The processors that Alpine is made for, in Docker's words. */
export const MUSL_ARCHITECTURES: readonly string[] = Object.keys(MUSL_NAMES);

/** Where the musl loader lies in an Alpine image for an architecture in Docker's words. */
export function muslLoaderPath(architecture: string): string {
  return `/lib/ld-musl-${MUSL_NAMES[architecture] ?? architecture}.so.1`;
}

/** Decides from an image's own files whether it is Alpine and which. */
export function judgeAlpineEvidence({
  osRelease,
  alpineRelease,
  hasMuslLoader,
}: AlpineEvidence): AlpineVerdict {
  if (osRelease === undefined) return { kind: 'not-alpine', reason: 'it has no /etc/os-release' };
  const facts = readOsRelease(osRelease);
  const id = facts.get('ID') ?? '';
  const description = facts.get('PRETTY_NAME') ?? id;
  if (id !== 'alpine')
    return { kind: 'not-alpine', reason: `its /etc/os-release says ${description || 'nothing'}` };
  if (!hasMuslLoader)
    return { kind: 'not-alpine', reason: 'it calls itself Alpine, but has no musl loader in /lib' };
  return {
    kind: 'alpine',
    version: alpineRelease?.trim() || (facts.get('VERSION_ID') ?? 'unknown'),
    description,
  };
}

function readOsRelease(text: string): Map<string, string> {
  return new Map(
    text.split('\n').flatMap((line) => {
      const [, key, value] = /^(\w+)=(.*)$/.exec(line.trim()) ?? [];
      return key === undefined || value === undefined
        ? []
        : [[key, value.replace(/^(["'])(.*)\1$/, '$2')] as const];
    }),
  );
}
