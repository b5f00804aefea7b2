const MASK = '***';

/** Fewer characters than this are in every log anyway, and masking them would make it unreadable. */
const SHORTEST = 4;

/**
 * Takes secrets out of a text that arrives in pieces, also one that two pieces share.
 *
 * What may be the beginning of a secret is held back until the next piece shows whether it is one.
 */
export class SecretMask {
  private readonly secrets: readonly string[];
  private held = '';

  /** Each line of a secret counts for itself as well, because a key of several lines is printed line by line. */
  constructor(secrets: readonly string[]) {
    const forms = secrets.flatMap((secret) => [secret, secret.trim(), ...secret.split(/\r?\n/)]);
    this.secrets = [...new Set(forms)]
      .filter((form) => form.trim().length >= SHORTEST)
      .sort((one, other) => other.length - one.length);
  }

  /** What can be shown of all that has arrived. */
  push(piece: string): string {
    if (this.secrets.length === 0) return piece;
    const text = this.mask(this.held + piece);
    const kept = this.beginningAtEnd(text);
    this.held = text.slice(text.length - kept);
    return text.slice(0, text.length - kept);
  }

  /** What was held back, when nothing more comes. */
  end(): string {
    const rest = this.held;
    this.held = '';
    return rest;
  }

  /** A whole text without the secrets. */
  mask(text: string): string {
    return this.secrets.reduce((masked, secret) => masked.replaceAll(secret, MASK), text);
  }

  private beginningAtEnd(text: string): number {
    return this.secrets.reduce((most, secret) => Math.max(most, sharedLength(text, secret)), 0);
  }
}

/** How much of the end of a text is the beginning of another, which is not there whole. */
function sharedLength(text: string, secret: string): number {
  for (let length = Math.min(secret.length - 1, text.length); length > 0; length -= 1) {
    if (text.endsWith(secret.slice(0, length))) return length;
  }
  return 0;
}
