import { hideSecretShapes } from '../base/secret-shape';
import { looksRandom } from '../base/random-text';

const MASK = '***';
/** Names of variables, keys and options whose values nobody else should see. */
const NAME = String.raw`[\w.-]*(?:passw|passphrase|pwd|pass\b|secret|token|api_?key|private_?key|access_?key|auth_?key|credential)[\w.-]*`;
/** A reference, which tells nothing; one with a default is none. */
const REFERENCE = String.raw`["']?(?:\$\w+|\$\{\w+\}|\$?\{\{)`;
const VALUE = String.raw`(?:"(?:[^"\\]|\\.)*"|'[^']*'|[^\s"']+)`;
const ASSIGNED = new RegExp(String.raw`(\b${NAME}["']?=)(?!${REFERENCE})${VALUE}`, 'gi');
const ASSIGNED_LINE = new RegExp(String.raw`(\b${NAME}["']?\s*(?:=|:\s)\s*)(?!\s|${REFERENCE}).+`, 'gi');
/** `ENV NAME value`, and `--password value`. */
const BESIDE = new RegExp(String.raw`((?:^\s*ENV\s+|\s--?)${NAME}\s+)(?!${REFERENCE}).+`, 'gi');
const IN_ADDRESS = /(\b[a-z][a-z0-9+.-]*:\/\/)[^\s/@"'<>]+@/gi;
/** Digests and hashes of what is public. */
const DIGEST = /^(?:sha(?:1|256|384|512)[:-]|[0-9a-f]{40}$|[0-9a-f]{64}$)/;

/** A sentence without the secrets that it may repeat from a file: passwords in addresses, values of secret names, known shapes of keys. */
export function hideSecrets(text: string): string {
  return hideSecretShapes(text, MASK).replace(IN_ADDRESS, `$1${MASK}@`).replace(ASSIGNED, `$1${MASK}`);
}

/** A line of a source file without what may be a secret; rather too much is hidden than too little. */
export function hideSecretsInSource(line: string): string {
  return hideSecretShapes(line, MASK)
    .replace(IN_ADDRESS, `$1${MASK}@`)
    .replace(ASSIGNED_LINE, `$1${MASK}`)
    .replace(BESIDE, `$1${MASK}`)
    .replace(/[A-Za-z0-9+/=_:-]{24,}/g, (word) => (isOpaque(word) ? MASK : word));
}

/** Random by its characters, or as long as a line of a key. */
function isOpaque(word: string): boolean {
  if (DIGEST.test(word)) return false;
  const isLong = word.length >= 40 && /[a-z]/.test(word) && /[A-Z]/.test(word) && /\d/.test(word);
  return isLong || looksRandom(word);
}
