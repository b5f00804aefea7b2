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
    const { shown, held } = this.read(this.held + piece, false);
    this.held = held;
    return shown;
  }

  /** What was held back, when nothing more comes. */
  end(): string {
    const { shown } = this.read(this.held, true);
    this.held = '';
    return shown;
  }

  /** A whole text without the secrets. */
  mask(text: string): string {
    return this.secrets.length === 0 ? text : this.read(text, true).shown;
  }

  /** From left to right, the longest secret at each place; where the text ends within a longer one, it waits there. */
  private read(text: string, isWhole: boolean): { readonly shown: string; readonly held: string } {
    let shown = '';
    let from = 0;
    for (let at = 0; at < text.length;) {
      const found = this.secrets.find((secret) => text.startsWith(secret, at));
      if (!isWhole && this.mayGrow(text, at, found?.length ?? 0)) {
        return { shown: shown + text.slice(from, at), held: text.slice(at) };
      }
      if (found === undefined) {
        at += 1;
        continue;
      }
      shown += text.slice(from, at) + MASK;
      at += found.length;
      from = at;
    }
    return { shown: shown + text.slice(from), held: '' };
  }

  /** Whether the text ends within a secret that begins here and is longer than what was found. */
  private mayGrow(text: string, at: number, found: number): boolean {
    const rest = text.length - at;
    if (rest >= (this.secrets[0]?.length ?? 0)) return false;
    return this.secrets.some(
      (secret) => secret.length > found && secret.length > rest && secret.startsWith(text.slice(at)),
    );
  }
}
