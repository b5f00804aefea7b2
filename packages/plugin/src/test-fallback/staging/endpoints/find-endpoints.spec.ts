import fc from 'fast-check';
import type { Endpoint } from './endpoint';
import { findEndpoints } from './find-endpoints';

/** As short as a table needs it. */
function show(endpoint: Endpoint): string {
  if (endpoint.kind === 'unreadable') return 'unreadable';
  if (endpoint.kind === 'mail') return `mail ${endpoint.domain}`;
  if (endpoint.kind !== 'host') return `${endpoint.kind} ${endpoint.name}`;
  const { scheme, host, port } = endpoint;
  return `${scheme === undefined ? '' : `${scheme}://`}${host}${port === undefined ? '' : ` ${String(port)}`}`;
}

const found = (key: string, value: string): string[] => findEndpoints(key, value).map(show);

describe('what tests could reach', () => {
  it.each<[string, string, string[]]>([
    ['API', 'https://api-staging.acme.dev', ['https://api-staging.acme.dev']],
    ['API', 'HTTPS://API-Staging.Acme.dev:8443/v1?x=1#y', ['https://api-staging.acme.dev 8443']],
    ['API', 'wss://u:p@ws.acme.dev/socket', ['wss://ws.acme.dev']],
    ['API', '//cdn.acme.dev/x', ['cdn.acme.dev']],
    ['API', 'https://a.acme.dev,https://b.acme.dev', ['https://a.acme.dev', 'https://b.acme.dev']],
    ['API', 'https://a.acme.dev https://b.acme.dev', ['https://a.acme.dev', 'https://b.acme.dev']],
    ['A', 'https://a.dev/login?to=https%3A%2F%2Fb.com%2Fx', ['https://a.dev', 'https://b.com']],
    ['A', 'https://a.dev/https://b.com', ['https://a.dev', 'https://b.com']],
    ['A', 'https://a.dev/#https://b.com', ['https://a.dev', 'https://b.com']],
    ['A', 'https://a.dev/x and b.com', ['https://a.dev', 'b.com']],
    ['A', 'https://a.dev @b.com', ['https://b.com']],
    ['A', 'https%3A%2F%2Fb.com', ['https://b.com']],
    ['A', 'to=https://b.com', ['https://b.com']],
    ['A', 'x:https://b.com', ['https://b.com']],
    ['A', 'https://[2606:4700::1]:443/', ['https://2606:4700::1 443']],
    ['A', 'api.acme.dev', ['api.acme.dev']],
    ['A', 'api.acme.dev/v1', ['api.acme.dev']],
    ['A', 'api.acme.dev:443/v1', ['api.acme.dev 443']],
    ['A', 'api_one.acme.dev', ['api_one.acme.dev']],
    ['A', 'db:5432', ['db 5432']],
    ['A', 'localhost', ['localhost']],
    ['A', 'localhost:3000', ['localhost 3000']],
    ['A', '10.0.0.1', ['10.0.0.1']],
    ['A', '10.0.0.1:80', ['10.0.0.1 80']],
    ['A', '::1', ['::1']],
    ['A', '[::1]:5432', ['::1 5432']],
    ['KAFKA', 'k1.acme.dev:9092,k2.acme.dev:9092', ['k1.acme.dev 9092', 'k2.acme.dev 9092']],
    ['REDIS_HOST', 'redis', ['redis']],
    ['PGHOST', 'db', ['db']],
    ['BOOTSTRAP_SERVERS', 'k1,k2', ['k1', 'k2']],
    ['COOKIE_DOMAIN', '.acme.dev', ['acme.dev']],
    [
      'DB_HOST',
      '/cloudsql/acme-staging:europe-west1:main',
      ['cloud-sql-instance acme-staging:europe-west1:main'],
    ],
    ['DB_HOST', '/var/run/postgresql', ['socket /var/run/postgresql']],
    ['DB', 'postgres://u:p@db.acme.dev:5432/main', ['postgres://db.acme.dev 5432', 'database main']],
    ['DB', 'mysql://db.acme.dev/a/b', ['mysql://db.acme.dev', 'database a/b']],
    [
      'DB',
      'mongodb://u:p@m1.acme.dev:27017,m2.acme.dev/app?replicaSet=r',
      ['mongodb://m1.acme.dev 27017', 'mongodb://m2.acme.dev', 'database app'],
    ],
    ['DB', 'mongodb+srv://u:p@cluster.acme.dev/app', ['mongodb+srv://cluster.acme.dev', 'database app']],
    [
      'DB',
      'jdbc:postgresql://db.acme.dev:5432/main?user=x',
      ['postgresql://db.acme.dev 5432', 'database main'],
    ],
    [
      'DB',
      'jdbc:sqlserver://db.acme.dev:1433;databaseName=main',
      ['sqlserver://db.acme.dev 1433', 'database main'],
    ],
    ['DB', 'jdbc:oracle:thin:@//db.acme.dev:1521/orcl', ['oracle://db.acme.dev 1521', 'database orcl']],
    ['DB', 'jdbc:oracle:thin:@db.acme.dev:1521:orcl', ['oracle://db.acme.dev 1521', 'database orcl']],
    [
      'DB',
      'jdbc:postgresql:///main?cloudSqlInstance=acme-staging:europe-west1:db',
      ['cloud-sql-instance acme-staging:europe-west1:db', 'database main'],
    ],
    [
      'DB',
      'postgres://u:p@localhost/main?host=/cloudsql/acme-staging:europe-west1:db',
      ['cloud-sql-instance acme-staging:europe-west1:db', 'database main'],
    ],
    [
      'DB',
      'postgres://u:p@/main?host=/cloudsql/acme-staging:europe-west1:db',
      ['cloud-sql-instance acme-staging:europe-west1:db', 'database main'],
    ],
    [
      'DB',
      'postgres://u:p@%2Fcloudsql%2Facme-staging%3Aeurope-west1%3Adb/main',
      ['cloud-sql-instance acme-staging:europe-west1:db', 'database main'],
    ],
    [
      'DB',
      'postgres://u:p@other.dev/main?host=/cloudsql/acme-staging:europe-west1:db',
      ['postgres://other.dev', 'cloud-sql-instance acme-staging:europe-west1:db', 'database main'],
    ],
    ['DB', 'postgres:///main?host=db.acme.dev', ['db.acme.dev', 'database main']],
    ['DB', 'postgres://localhost/main', ['postgres://localhost', 'database main']],
    [
      'DB',
      'host=db.acme.dev port=5432 dbname=main password=x.yz',
      ['postgres://db.acme.dev', 'database main'],
    ],
    [
      'DB',
      'Server=tcp:db.acme.dev,1433;Initial Catalog=main;Pwd=a.bc',
      ['db.acme.dev 1433', 'database main'],
    ],
    ['DB', 'AccountEndpoint=https://x.acme.dev:443/;AccountKey=abc==', ['https://x.acme.dev 443']],
    ['DB', 'u:p@tcp(db.acme.dev:3306)/main?x=1', ['mysql://db.acme.dev 3306', 'database main']],
    ['DB', 'u:p@db.acme.dev:3306/main', ['db.acme.dev 3306', 'database main']],
    ['DB', 'u:p@db', ['db']],
    [
      'CLOUD_SQL_INSTANCE',
      'acme-staging:europe-west1:main',
      ['cloud-sql-instance acme-staging:europe-west1:main'],
    ],
    ['DB_NAME', 'main', ['database main']],
    ['PGDATABASE', 'main', ['database main']],
    ['UPLOAD_BUCKET', 'acme-uploads', ['bucket acme-uploads']],
    ['A', 'gs://acme-uploads/x', ['bucket acme-uploads']],
    ['A', 's3://acme-uploads/x', ['bucket acme-uploads']],
    [
      'A',
      'https://storage.googleapis.com/acme-uploads/x',
      ['https://storage.googleapis.com', 'bucket acme-uploads'],
    ],
    ['GCP_PROJECT', 'acme-staging', ['gcp-project acme-staging']],
    ['GCP_PROJECT', 'acme.dev:acme-prod', ['gcp-project acme.dev:acme-prod']],
    ['A', 'projects/acme-staging/topics/x', ['gcp-project acme-staging']],
    [
      'A',
      'sm://projects/acme-staging/secrets/db-url/versions/3',
      ['gcp-project acme-staging', 'secret db-url'],
    ],
    ['A', 'sm://acme-staging/db-url#3', ['gcp-project acme-staging', 'secret db-url']],
    ['A', 'projects/acme-staging/secrets/db-url', ['gcp-project acme-staging', 'secret db-url']],
    ['A', 'tester@acme.dev', ['mail acme.dev']],
    [
      'A',
      'ci@acme-staging.iam.gserviceaccount.com',
      ['mail acme-staging.iam.gserviceaccount.com', 'gcp-project acme-staging'],
    ],
    [
      'A',
      '{"url":"https://a.acme.dev","db":{"databaseName":"main"},"list":["b.acme.dev"]}',
      ['https://a.acme.dev', 'database main', 'b.acme.dev'],
    ],
    ['A', 'ask api.acme.dev, please', ['api.acme.dev']],
    ['DOCKER_HOST', 'unix:///var/run/docker.sock', ['socket /var/run/docker.sock']],
  ])('%s=%s', (key, value, endpoints) => {
    expect(found(key, value)).toEqual(endpoints);
  });
});

describe('what looks like an endpoint and cannot be told', () => {
  it.each([
    ['A', 'https:/api.acme.dev'],
    ['A', 'https:api.acme.dev'],
    ['A', 'https:\\\\api.acme.dev'],
    ['A', 'https:///api.acme.dev'],
    ['A', 'https://a.acme.dev\\@b.com'],
    ['A', 'https://a.acme.dev@x@b.com'],
    ['A', 'https://a.acme.dev\n.b.com'],
    ['A', 'https://a.acme.dev/x\ny'],
    ['A', 'https://2130706433/'],
    ['A', 'https://0x7f000001/'],
    ['A', 'https://0177.0.0.1/'],
    ['A', 'https://127.1/'],
    ['A', 'https://a.acme.dev./'],
    ['A', 'https://.acme.dev/'],
    ['A', 'https://a_b.acme.dev/'],
    ['A', 'https://-a.acme.dev/'],
    ['A', 'https://bücher.dev/'],
    ['A', 'https://a.acme.dev:99999/'],
    ['A', 'https://a.acme.dev:port/'],
    ['A', 'https://[::g]/'],
    ['A', 'https://%zz.dev/'],
    ['A', 'bücher.dev'],
    ['A', 'api.acme.dev.'],
    ['A', 'postgres:///main'],
    ['A', 'jdbc:postgresql:main'],
    ['A', 'jdbc:mysql://address=(host=db)/main'],
    ['A', '\\\\server\\share'],
    ['A', 'postgres://u:sm://projects/p/secrets/s@db.acme.dev/main'],
    ['A', 'sm://'],
    ['API_URL', 'not a url'],
    ['DB_HOST', '2130706433'],
  ])('%s=%j', (key, value) => {
    expect(found(key, value)).toContain('unreadable');
  });
});

describe('what only looks a little like an endpoint', () => {
  it.each([
    ['A', ''],
    ['A', 'staging'],
    ['A', 'true'],
    ['A', '42'],
    ['A', '2130706433'],
    ['A', '1.2.3'],
    ['A', 'v1.2.3'],
    ['A', '1.2.3-beta.1'],
    ['A', '3.2.0.RELEASE'],
    ['A', '3.14'],
    ['A', '12:30'],
    ['A', '12:30:45'],
    ['A', '2026-01-02T12:30:45.000Z'],
    ['A', '/api/v1'],
    ['A', 'src/app/main'],
    ['A', './reports/junit.xml'],
    ['A', 'C:\\Temp\\x.txt'],
    ['A', 'C:/Temp/x.txt'],
    ['A', 'tests.config.json'],
    ['A', '.env.staging'],
    ['A', 'express@4.18.2'],
    ['A', '@acme/backend'],
    ['A', 'a,b,c'],
    ['A', 'key=value'],
    ['A', 'YWJjZA=='],
    ['A', 'Zm9v/YmFy+Zm8='],
    ['A', 'sha256:2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae'],
    ['A', '5f1d7a84-9a3c-4f0e-8b1d-2b1f5c6d7e8f'],
    ['A', 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abc-def_ghi'],
    ['A', '-----BEGIN PRIVATE KEY-----\nMIIB.\n-----END PRIVATE KEY-----'.replace('.', '')],
    ['A', 'Europe/Berlin'],
    ['A', 'en_GB.UTF-8'],
    ['A', '*'],
    ['A', 'file:///tmp/x'],
    ['A', 'Hello. World.'],
    ['A', '{"a":1,"b":"word"}'],
    ['API_URL', '/api'],
    ['START_SERVER', 'true'],
    ['NO_PROXY', 'localhost,127.0.0.1'],
    ['NODE_OPTIONS', '--max-old-space-size=4096'],
  ])('%s=%j', (key, value) => {
    expect(found(key, value)).toEqual([]);
  });
});

it('never sees another host in a URL than the parser of browsers and Node does', () => {
  const piece = fc.constantFrom(
    'https://', 'http:', '//', '/', '\\', '@', ':', '?', '#', '.', 'a.dev', 'b.com', 'u', '80', '%2F', '%40', '[::1]', '\n', ' ', ',', '127.1',
  ); // prettier-ignore
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 10 }), (pieces) => {
      const text = `https://${pieces.join('')}`;
      const endpoints = findEndpoints('API', text);
      if (endpoints.some(({ kind }) => kind === 'unreadable') || !URL.canParse(text)) return;
      const hosts = endpoints.flatMap((endpoint) => (endpoint.kind === 'host' ? [endpoint.host] : []));
      const host = new URL(text).hostname.replace(/^\[(.*)\]$/, '$1');
      // No name in DNS has a comma; what it parts is read as several.
      if (!host.includes(',')) expect(hosts).toContain(host);
    }),
    { numRuns: 3000 },
  );
});
