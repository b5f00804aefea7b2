interface Scheme {
  /** Where the URL says none. */
  readonly port: number;
  /** Whether the scheme itself means TLS from the first byte. */
  readonly tls: boolean;
}

/** Schemes whose transport is known by their name; https://www.iana.org/assignments/service-names-port-numbers */
const SCHEMES: Readonly<Record<string, Scheme>> = {
  https: { port: 443, tls: true },
  wss: { port: 443, tls: true },
  rediss: { port: 6379, tls: true },
  valkeys: { port: 6379, tls: true },
  amqps: { port: 5671, tls: true },
  mqtts: { port: 8883, tls: true },
  ldaps: { port: 636, tls: true },
  smtps: { port: 465, tls: true },
  ftps: { port: 990, tls: true },
  grpcs: { port: 443, tls: true },
  http: { port: 80, tls: false },
  ws: { port: 80, tls: false },
  redis: { port: 6379, tls: false },
  valkey: { port: 6379, tls: false },
  amqp: { port: 5672, tls: false },
  mqtt: { port: 1883, tls: false },
  ldap: { port: 389, tls: false },
  smtp: { port: 25, tls: false },
  ftp: { port: 21, tls: false },
  grpc: { port: 80, tls: false },
};

/** What is known of a scheme by its name alone; undefined where its settings decide. */
export function schemeFacts(scheme: string | undefined): Scheme | undefined {
  return scheme !== undefined && Object.hasOwn(SCHEMES, scheme) ? SCHEMES[scheme] : undefined;
}

/** Whether a scheme is spoken by HTTP, which can be asked for the identity of a service. */
export function isHttp(scheme: string | undefined): boolean {
  return scheme !== undefined && ['http', 'https', 'ws', 'wss'].includes(scheme);
}

/** Whether a scheme is PostgreSQL's, by any of the names that its drivers have for it. */
export function isPostgres(scheme: string | undefined): boolean {
  return scheme !== undefined && /^(?:postgres|postgresql|cockroachdb)(?:\+\w+)?$/.test(scheme);
}
