import { PRIVATE_KEY } from '../../base/secret-shape';
import { readEnvFile } from '../../formats/env-file/read-env-file';

/** What kind of secret a file holds for certain, in words that do not tell it. */
export function findSecret(file: string, read: () => string | undefined): string | undefined {
  if (MEANT_FOR_TESTS.test(file)) return undefined;
  const kind = KINDS.find(({ name }) => name.test(file));
  const text = kind && read();
  return text === undefined ? undefined : kind?.find(text);
}

/** Keys of tests and examples are no secrets. */
const MEANT_FOR_TESTS =
  /(?:^|[/._-])(?:tests?|testing|testdata|__\w+__|fixtures?|specs?|e2e|examples?|samples?|mocks?|demo|docs?|dummy|snakeoil|templates?|dist|defaults?|dev|development|local-?dev)(?:[/._-]|$)/i;

interface Kind {
  readonly name: RegExp;
  readonly find: (text: string) => string | undefined;
}

const containing =
  (expression: RegExp, words: string) =>
  (text: string): string | undefined =>
    expression.test(text) ? words : undefined;

const KINDS: readonly Kind[] = [
  {
    name: /(?:^|\/)id_(?:rsa|dsa|ecdsa|ed25519)$|\.(?:pem|key|p8)$/,
    find: containing(PRIVATE_KEY, 'a private key'),
  },
  {
    name: /(?:^|\/)\.npmrc$/,
    find: containing(
      /^[^#;\n]*(?:_authToken|_auth|_password)\s*=\s*["']?(?![$<"'\s])[\w+/=.-]{16,}/m,
      'a token of a registry',
    ),
  },
  {
    name: /(?:^|\/)\.pypirc$/,
    find: containing(/^\s*password\s*[:=]\s*(?![$<%\s])\S{8,}/m, 'a password of a package index'),
  },
  { name: /(?:^|\/)[._]netrc$/, find: containing(/\bpassword\s+(?![$<\s])\S{6,}/, 'a password') },
  {
    name: /(?:^|\/)\.aws\/credentials$/,
    find: containing(/^\s*aws_secret_access_key\s*=\s*[\w+/]{30,}/m, 'a secret key of AWS'),
  },
  {
    name: /(?:^|\/)(?:kubeconfig|[\w.-]+\.kubeconfig|\.kube\/config)(?:\.ya?ml)?$/,
    find: containing(/^\s*-?\s*(?:client-key-data|token):\s*["']?[\w+/=.-]{32,}/m, 'the key of a cluster'),
  },
  {
    name: /(?:credential|service[-_]?account|adminsdk|gcp|gcloud)[^/]*\.json$/i,
    find: containing(
      /"private_key"\s*:\s*"-----BEGIN PRIVATE KEY-----\\n[\w+/=\\]{64,}/,
      'the key of a service account',
    ),
  },
  { name: /(?:^|\/)\.env(?:\.[\w-]+)*$/, find: findEnvSecret },
];

const SECRET_NAME =
  /(?:^|_)(?:SECRET|TOKEN|PASSWORD|PASSWD|API_?KEY|PRIVATE_KEY|SECRET_KEY|ACCESS_KEY|SECRET_ACCESS_KEY|CREDENTIALS)$/;
/** Values that stand for none: short ones, references, and what people write until they have one. */
const NO_VALUE =
  /[$<>{}\s]|^.{0,11}$|change|replace|example|your|xxx|todo|placeholder|dummy|fake|test|local|secret|passw|default|insecure|develop|sample|not-?set|\*\*\*|^(.)\1+$|^(?:https?|file|op|vault|arn|ref\+\w+):/i;

function findEnvSecret(text: string): string | undefined {
  const entry = readEnvFile(text).entries.find(
    ({ key, value }) => SECRET_NAME.test(key) && !NO_VALUE.test(value),
  );
  return entry && `a value for ${entry.key}`;
}
