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
  /** By their first character, the longest first, because most places of a text begin none. */
  private readonly beginnings: ReadonlyMap<string, readonly string[]>;
  private held = '';

  /** Other forms in which the secrets may be printed are asked for with `formsOf`. */
  constructor(secrets: readonly string[], formsOf: (secret: string) => readonly string[] = wholeAndLines) {
    this.secrets = [...new Set(secrets.flatMap(formsOf))]
      .filter((form) => form.trim().length >= SHORTEST)
      .sort((one, other) => other.length - one.length);
    const beginnings = new Map<string, string[]>();
    for (const secret of this.secrets) {
      const known = beginnings.get(secret.charAt(0));
      if (known === undefined) beginnings.set(secret.charAt(0), [secret]);
      else known.push(secret);
    }
    this.beginnings = beginnings;
  }

  /** What can be shown of all that has arrived. */
  push(piece: string): string {
    if (this.secrets.length === 0) return piece;
    const { shown, held } = this.read(this.held + piece, false);
    this.held = held;
    return shown;
  }

  /** What was held back, when nothing more comes; hidden where so many characters of a secret would tell too much of it. */
  end(telling = Infinity): string {
    if (this.held.length >= telling) {
      this.held = '';
      return MASK;
    }
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
      const candidates = this.beginnings.get(text.charAt(at)) ?? [];
      const found = candidates.find((secret) => text.startsWith(secret, at));
      if (!isWhole && mayGrow(text, at, candidates, found?.length ?? 0)) {
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
}

/** Whether the text ends within a secret that begins here and is longer than what was found. */
function mayGrow(text: string, at: number, candidates: readonly string[], found: number): boolean {
  const rest = text.length - at;
  if (rest >= (candidates[0]?.length ?? 0)) return false;
  return candidates.some(
    (secret) => secret.length > found && secret.length > rest && secret.startsWith(text.slice(at)),
  );
}

/** Each line counts for itself as well, because a key of several lines is printed line by line. */
function wholeAndLines(secret: string): string[] {
  return [secret, secret.trim(), ...secret.split(/\r?\n/)];
}
