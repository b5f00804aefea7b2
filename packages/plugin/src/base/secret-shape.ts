import { entropyOf } from './random-text';

/** What only a secret or the name of one looks like. */
interface Shape {
  readonly shape: RegExp;
  readonly kind: string;
  /** Whether it may be published: the name of a key, or one that pages in a browser show. */
  readonly mayBePublic?: true;
}

/** The beginning of a private key that is not encrypted; in one line its ends of lines are `\n`. */
export const PRIVATE_KEY =
  /-----BEGIN (?:RSA |EC |DSA |OPENSSH )?PRIVATE KEY-----(?:\\r|\\n|\s)*[\w+/=\\\s]{64,}/;

const SHAPES: readonly Shape[] = [
  { shape: PRIVATE_KEY, kind: 'a private key' },
  { shape: /\b(?:AKIA|ASIA)[A-Z2-7]{16}\b/, kind: 'an access key of AWS', mayBePublic: true },
  { shape: /\b(?:gh[pousr]_[A-Za-z0-9]{36,}|github_pat_\w{50,})\b/, kind: 'a token of GitHub' },
  { shape: /\bglpat-[\w-]{20,}/, kind: 'a token of GitLab' },
  { shape: /\bnpm_[A-Za-z0-9]{36}\b/, kind: 'a token of npm' },
  { shape: /\b[sr]k_live_[A-Za-z0-9]{16,}\b/, kind: 'a live key of Stripe' },
  { shape: /\bxox[abprs]-[\w-]{20,}/, kind: 'a token of Slack' },
  { shape: /\bAIza[\w-]{35}\b/, kind: 'a key of Google', mayBePublic: true },
  { shape: /\bSG\.[\w-]{20,}\.[\w-]{30,}/, kind: 'a key of SendGrid' },
  { shape: /\bsk-ant-[\w-]{40,}/, kind: 'a key of Anthropic' },
  { shape: /\bsk-(?:proj-)?[A-Za-z0-9_-]{40,}/, kind: 'a key of OpenAI' },
];

const PLACEHOLDER = /EXAMPLE|(?:[xX*0]{6,})|(.)\1{7,}|1234567|abcdef/;
/** Bits for each character, below which a text is no secret. */
const LEAST_ENTROPY = 3;

/** What kind of secret stands in a text, by its shape; undefined for none, and for what is there as an example. */
export function findSecretShape(text: string): string | undefined {
  return find(text)?.kind;
}

/** What kind of secret a value as a whole is for certain; undefined where it only may be one, or may be published. */
export function wholeSecretShape(value: string): string | undefined {
  const { kind, found, mayBePublic } = find(value.trim()) ?? {};
  const isWhole = kind === 'a private key' || found === value.trim();
  return isWhole && mayBePublic !== true ? kind : undefined;
}

function find(text: string): (Shape & { readonly found: string }) | undefined {
  for (const shape of SHAPES) {
    const [found] = shape.shape.exec(text) ?? [];
    if (found === undefined || entropyOf(found) < LEAST_ENTROPY) continue;
    // Keys of several lines may well have runs of one letter.
    if (shape.shape === PRIVATE_KEY || !PLACEHOLDER.test(found)) return { ...shape, found };
  }
  return undefined;
}

/** A text in which such keys are covered, examples too. */
export function hideSecretShapes(text: string, mask: string): string {
  return SHAPES.reduce((left, { shape }) => left.replaceAll(new RegExp(shape.source, 'g'), mask), text);
}
