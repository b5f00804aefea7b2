/** Which suite serves what: a program must not ask for a newer glibc than the machine has. */
export interface Suites {
  readonly own: string;
  /** Where Docker comes with buildx and compose as packages. */
  readonly engine: string;
}

/** The suites to download from, or undefined for a release on which nobody has tried this. */
export function suitesFor(codename: string): Suites | undefined {
  return ['bookworm', 'trixie'].includes(codename) ? { own: codename, engine: 'trixie' } : undefined;
}

/** What to download, by the folder that it is unpacked into. */
export type PackageGroups = Readonly<Record<string, PackageGroup>>;

interface PackageGroup {
  readonly suite: keyof Suites;
  readonly names: readonly string[];
  /** Unpacks each into a folder of its own name, so that it can be told which file came from which. */
  readonly apart?: boolean;
}

/** The packages, by the folder that they are unpacked into and the suite that they come from. */
export const packages = {
  // The binaries in these ask for glibc 2.34 or nothing, so they run on bookworm too.
  engine: {
    suite: 'engine',
    names: [
      'docker.io',
      'docker-cli',
      'docker-buildx',
      'docker-compose',
      'containerd',
      'docker-registry',
      'tini',
    ],
  },
  // trixie's runc asks for glibc 2.38. The libraries are those that dockerd, runc and iptables link to.
  own: {
    suite: 'own',
    names: [
      ...['runc', 'libseccomp2', 'libsystemd0', 'libcap2', 'libgcrypt20', 'libgpg-error0'],
      ...['liblzma5', 'libzstd1', 'liblz4-1'],
      ...['iptables', 'libip4tc2', 'libip6tc2', 'libxtables12', 'libmnl0', 'libnftnl11', 'libnfnetlink0'],
      'libnetfilter-conntrack3',
    ],
  },
  shell: { suite: 'engine', names: ['busybox-static', 'musl', 'ca-certificates'] },
  python: {
    suite: 'engine',
    names: [
      ...[
        'python3.13-minimal',
        'libpython3.13-minimal',
        'libpython3.13-stdlib',
        'libc6',
        'libgcc-s1',
        'zlib1g',
      ],
      ...[
        'libexpat1',
        'libssl3t64',
        'libzstd1',
        'libffi8',
        'libbz2-1.0',
        'liblzma5',
        'libsqlite3-0',
        'libuuid1',
      ],
      ...['tzdata', 'netbase', 'media-types', 'python3.13-venv', 'python3-pip-whl'],
    ],
  },
} as const satisfies PackageGroups;
