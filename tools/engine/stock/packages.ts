import type { PackageGroups } from '../private/packages';

/** What both stores are linked to. */
const ofStores = [
  ...['libatomic1', 'libc6', 'libcap2', 'libgcc-s1', 'libjemalloc2', 'liblzf1', 'libssl3t64', 'libstdc++6'],
  ...['libsystemd0', 'libzstd1', 'zlib1g'],
];

/** The packages of stock services, which come with those of the templates: apt needs ten seconds to read its lists. */
export const stockPackages = {
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
