import type { KnownFailure } from '../known-failure';

/** What the client refuses of the options that it is given. */
export const OPTION_FAILURES: readonly KnownFailure[] = [
  {
    id: 'client-option-unsupported',
    class: 'engine-too-old',
    sign: /^(?:error: )?unknown flag: --([\w-]+)/im,
    what: 'This client does not know the option --$1',
    fix: 'use a newer client; docker with a newer buildx plugin',
  },
  {
    id: 'secret-file-missing',
    class: 'yours',
    sign: /(?:failed to stat|could not parse secrets: (?:faccessat|stat)) ([^\n]+?): (?:stat [^\n]*|no such file or directory)/,
    what: 'There is no file $1, which a secret of the build is to be read from',
    fix: 'check the option `secrets`, or make the file first',
  },
  {
    id: 'cache-repository-malformed',
    class: 'yours',
    sign: /unable to parse value provided `[^`\n]*` to --(cache-(?:from|to)): ([^\n]+)/,
    what: 'podman and buildah cannot use this repository as cache (--$1)',
    why: '$2',
    fix: 'name a repository without a tag, for example registry.example.com/team/cache',
  },
  {
    id: 'network-isolated',
    class: 'yours',
    sign: /cannot set --network other than host with --isolation chroot/,
    what: 'With the isolation "chroot" a step has the network of the machine and no other',
    fix: 'leave out the option `network`, or set BUILDAH_ISOLATION to oci or rootless where containers may be made',
  },
];
