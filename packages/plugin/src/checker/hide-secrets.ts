import { hideSecretShapes } from '../base/secret-shape';
import { looksRandom } from '../base/random-text';
import { secretPlaces, type SecretPlace } from './secret-places';

const MASK = '***';
const IN_SENTENCES = secretPlaces('word');
const IN_SOURCE = secretPlaces('rest');
/** Digests and hashes of what is public. */
const DIGEST = /^(?:sha(?:1|256|384|512)[:-]|[0-9a-f]{40}$|[0-9a-f]{64}$)/;

/** A sentence without the secrets that it may repeat from a file: passwords in addresses, values of secret names and options, known shapes of keys. */
export function hideSecrets(text: string): string {
  return hidePlaces(hideSecretShapes(text, MASK), IN_SENTENCES);
}

/** A line of a source file without what may be a secret; rather too much is hidden than too little. */
export function hideSecretsInSource(line: string): string {
  return hidePlaces(hideSecretShapes(line, MASK), IN_SOURCE).replace(/[A-Za-z0-9+/=_:-]{24,}/g, (word) =>
    isOpaque(word) ? MASK : word,
  );
}

function hidePlaces(text: string, places: readonly SecretPlace[]): string {
  return places.reduce(
    (left, { place, left: stays }) => left.replace(place, stays.replace('{}', MASK)),
    text,
  );
}

/** Random by its characters, or as long as a line of a key. */
function isOpaque(word: string): boolean {
  if (DIGEST.test(word)) return false;
  const isLong = word.length >= 40 && /[a-z]/.test(word) && /[A-Z]/.test(word) && /\d/.test(word);
  return isLong || looksRandom(word);
}
