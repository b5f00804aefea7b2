/** The day on which these were last compared with the tags that the makers of the images list. */
export const STOCK_CHECKED_ON = '2026-11-26';

/** Images of services that are made on Alpine by the projects themselves or as Docker's official images; MySQL, MariaDB, MongoDB and MinIO have none. */
const STOCK_IMAGES = {
  postgres: { repository: 'postgres', version: '18' },
  redis: { repository: 'redis', version: '8' },
  valkey: { repository: 'valkey/valkey', version: '9' },
  memcached: { repository: 'memcached', version: '1' },
  rabbitmq: { repository: 'rabbitmq', version: '4' },
  nats: { repository: 'nats', version: '2' },
} as const;

/** A service that needs no image of its own. */
export type StockName = keyof typeof STOCK_IMAGES;

/** All of them, as users name them. */
export const STOCK_NAMES = Object.keys(STOCK_IMAGES) as StockName[];

/** The newest of a major version, for example `postgres:18-alpine`: between two of them data and protocols may differ. */
export function stockImage(name: StockName): string {
  const { repository, version } = STOCK_IMAGES[name];
  return `${repository}:${version}-alpine`;
}
