import { EngineError } from '../engine-error';
import { suitesFor, type PackageGroups } from '../private/packages';
import { provideUnpacked, unpackedFolder } from '../private/programs';
import { debianCodename } from '../private/supported';

/** What both stores are linked to. */
const ofStores = [
  ...['libatomic1', 'libc6', 'libcap2', 'libgcc-s1', 'libjemalloc2', 'liblzf1', 'libssl3t64', 'libstdc++6'],
  ...['libsystemd0', 'libzstd1', 'zlib1g'],
];

const groups = {
  postgres: {
    suite: 'engine',
    names: [
      ...['postgresql-17', 'postgresql-client-17', 'libpq5', 'tzdata'],
      ...['libaudit1', 'libc6', 'libcap-ng0', 'libcap2', 'libcom-err2', 'libgcc-s1', 'libgssapi-krb5-2'],
      ...['libicu76', 'libk5crypto3', 'libkeyutils1', 'libkrb5-3', 'libkrb5support0', 'libldap2', 'liblz4-1'],
      ...['liblzma5', 'libpam0g', 'libreadline8t64', 'libsasl2-2', 'libssl3t64', 'libstdc++6', 'libsystemd0'],
      ...['libtinfo6', 'libuuid1', 'libxml2', 'libxslt1.1', 'libxxhash0', 'libzstd1', 'zlib1g'],
    ],
  },
  redis: { suite: 'engine', names: ['redis-server', 'redis-tools', ...ofStores] },
  valkey: { suite: 'engine', names: ['valkey-server', 'valkey-tools', ...ofStores] },
} as const satisfies PackageGroups;

/** The unpacked packages of stock services, downloaded if this is the first time. */
export async function provideStockPackages(cache: string, signal: AbortSignal): Promise<string> {
  const suites = suitesFor(debianCodename() ?? '');
  if (!suites) throw new EngineError('stand-ins can be downloaded for Debian bookworm and trixie only');
  const what = `PostgreSQL, Redis and Valkey from Debian ${suites.engine} (about 50 MB, once)`;
  const wanted = { what, groups, suites };
  const folder = unpackedFolder(cache, 'stock', wanted);
  await provideUnpacked(cache, folder, wanted, signal);
  return folder;
}
