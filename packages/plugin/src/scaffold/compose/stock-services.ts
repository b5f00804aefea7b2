import type { StockName } from './stock-images';

/** How a stock service runs for development and tests. */
export interface StockService {
  readonly port: number;
  /** Asked inside the container, with the tools that the image has. */
  readonly healthCheck: readonly string[];
  /** Programs on a virtual machine of their own take longer for an answer. */
  readonly isSlow?: true;
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  /** Where it keeps what must outlive the container. */
  readonly dataFolder?: string;
  /** Data are kept by the name of the host, which is a new one for each container otherwise. */
  readonly hasFixedHost?: true;
  /** How a service is told of it. */
  readonly connection: { readonly variable: string; readonly url: string };
}

const USER = 'development';
/** Not a secret: the ports are open on this machine alone, and the data are nobody's. */
const PASSWORD = 'for-development-only';

/** Stock services by their names, which are also their hosts. */
export const STOCK_SERVICES: Readonly<Record<StockName, StockService>> = {
  postgres: {
    port: 5432,
    environment: { POSTGRES_USER: USER, POSTGRES_PASSWORD: PASSWORD, POSTGRES_DB: USER },
    // By TCP: the server that initialises the database listens on its socket only.
    healthCheck: ['pg_isready', '--host=127.0.0.1', `--username=${USER}`, `--dbname=${USER}`],
    // Since 18 the volume is the folder above that of the data.
    dataFolder: '/var/lib/postgresql',
    connection: { variable: 'DATABASE_URL', url: `postgres://${USER}:${PASSWORD}@postgres:5432/${USER}` },
  },
  redis: {
    port: 6379,
    // -e: an answer such as LOADING counts as a failure.
    healthCheck: ['redis-cli', '-e', 'ping'],
    dataFolder: '/data',
    connection: { variable: 'REDIS_URL', url: 'redis://redis:6379' },
  },
  valkey: {
    port: 6379,
    healthCheck: ['valkey-cli', '-e', 'ping'],
    dataFolder: '/data',
    connection: { variable: 'VALKEY_URL', url: 'redis://valkey:6379' },
  },
  memcached: {
    port: 11211,
    healthCheck: ['nc', '-z', '127.0.0.1', '11211'],
    connection: { variable: 'MEMCACHED_URL', url: 'memcached://memcached:11211' },
  },
  rabbitmq: {
    port: 5672,
    environment: { RABBITMQ_DEFAULT_USER: USER, RABBITMQ_DEFAULT_PASS: PASSWORD },
    healthCheck: ['rabbitmq-diagnostics', '--quiet', 'check_port_connectivity'],
    isSlow: true,
    dataFolder: '/var/lib/rabbitmq',
    hasFixedHost: true,
    connection: { variable: 'AMQP_URL', url: `amqp://${USER}:${PASSWORD}@rabbitmq:5672` },
  },
  nats: {
    port: 4222,
    command: ['nats-server', '--jetstream', '--store_dir=/data', '--http_port=8222'],
    // -Y off: a proxy of the machine must not be asked about this container's own port.
    healthCheck: ['wget', '-q', '-Y', 'off', '-O', '/dev/null', 'http://127.0.0.1:8222/healthz'],
    dataFolder: '/data',
    connection: { variable: 'NATS_URL', url: 'nats://nats:4222' },
  },
};
