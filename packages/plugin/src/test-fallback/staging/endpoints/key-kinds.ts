/** What the name of a variable says of its value. */
export type KeyKind = 'host' | 'database' | 'bucket' | 'gcp-project' | 'other';

const KINDS: readonly (readonly [KeyKind, RegExp])[] = [
  ['other', /(?:^|_)E?_?MAIL(?:_|$)/],
  [
    'gcp-project',
    /^(?:GCP|GCLOUD|GOOGLE|CLOUDSDK|FIREBASE|FIRESTORE|BIGQUERY|PUBSUB|GCS)_.*PROJECT(?:_ID)?$/,
  ],
  ['gcp-project', /^PROJECT_ID$/],
  ['bucket', /(?:^|_)BUCKETS?(?:_NAMES?)?$/],
  ['database', /(?:^|_)(?:DB|DATABASE)_?(?:NAMES?)?$|^PGDATABASE$|^DBNAME$|(?:^|_)(?:CATALOG|KEYSPACE)$/],
  [
    'host',
    /(?:^|_|^PG)(?:HOST(?:S|NAMES?|ADDR)?|SERVERS?|ADDR(?:S|ESS|ESSES)?|ENDPOINTS?|BROKERS?|NODES|URLS?|URIS?|DSN|ORIGINS?|DOMAINS?)$/,
  ],
];

/** What kind of value a variable has by its name, in capital letters. */
export function kindOfKey(key: string): KeyKind {
  return KINDS.find(([, pattern]) => pattern.test(key))?.[0] ?? 'other';
}
