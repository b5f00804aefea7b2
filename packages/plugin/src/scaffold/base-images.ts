/** The day on which what stands below was last compared with what the registries have. */
export const CHECKED_ON = '2026-11-23';

/** The Alpine release that all bases stand on; the language images are built for the two newest only. */
export const ALPINE = '3.24';

/** Where the images of a language come from, and the versions that are built for ALPINE, the default first. */
interface BaseFamily {
  readonly repository: string;
  readonly versions: readonly string[];
  /** What follows the version in a tag. */
  readonly suffix: string;
  /** By version: what the tag led to on the day of the check, for those who want the very same bytes for ever. */
  readonly digests: Readonly<Record<string, string>>;
}

const FAMILIES = {
  python: {
    repository: 'python',
    versions: ['3.13', '3.14', '3.12'],
    suffix: `-alpine${ALPINE}`,
    digests: {},
  },
  node: { repository: 'node', versions: ['24', '22', '26'], suffix: `-alpine${ALPINE}`, digests: {} },
  go: { repository: 'golang', versions: ['1.26', '1.25'], suffix: `-alpine${ALPINE}`, digests: {} },
  alpine: { repository: 'alpine', versions: [ALPINE], suffix: '', digests: {} },
  nginx: {
    repository: 'nginxinc/nginx-unprivileged',
    versions: ['1.30'],
    suffix: `-alpine${ALPINE}-slim`,
    digests: {},
  },
} as const satisfies Record<string, BaseFamily>;

/** A language or server that a base image brings. */
export type BaseName = keyof typeof FAMILIES;

/** The versions of a base, the default first. */
export function baseVersions(name: BaseName): readonly string[] {
  return FAMILIES[name].versions;
}

/** The image to build on, for example `python:3.13-alpine3.24`. */
export function baseImage(name: BaseName, version: string = baseVersions(name)[0] ?? ''): string {
  const { repository, suffix, digests }: BaseFamily = FAMILIES[name];
  const digest = digests[version];
  const tag = `${repository}:${version}${suffix}`;
  return digest === undefined ? tag : `${tag}@${digest}`;
}

/** Tools that are installed into a build stage, each in the version that was looked at. */
export const TOOL_VERSIONS = {
  uv: '0.10.4',
  poetry: '2.3.2',
  tini: '0.19',
  /** 12 brings a program for one C library; this one runs on all, and reads the same lock files. */
  pnpm: '10.34.8',
  /** The last one that reads lock files of version 6. */
  pnpm8: '8.15.9',
  yarn: '4.18.1',
  yarnClassic: '1.22.22',
  bun: '1.4.5',
} as const;
