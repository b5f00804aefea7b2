/** A word of a shell text. */
export interface ShellWord {
  /** Without its quotes; variables are as written. */
  readonly text: string;
  /** Where it begins in the text. */
  readonly offset: number;
  /** Whether a shell would put something else into it. */
  readonly hasVariable: boolean;
}

const HERE_DOCUMENT = /<<(-?)[ \t]*(["']?)([\w.-]+)\2/y;
const BREAK = /[\s;&|(){}]/;

/** Reads words one after another out of a text with continued lines, comments, quotes and here-documents. */
export class WordReader {
  private at: number;
  private readonly ends: { readonly name: string; readonly isIndented: boolean }[] = [];

  constructor(
    private readonly text: string,
    from: number,
    /** What joins lines at their end. */
    private readonly escape: string,
  ) {
    this.at = from;
  }

  isAtEnd(): boolean {
    return this.at >= this.text.length;
  }

  /** What a pattern takes here, if anything. */
  take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const [found] = pattern.exec(this.text) ?? [];
    this.at += found?.length ?? 0;
    return found;
  }

  /** Blanks, joined lines with the remarks between them, and comments. */
  skipBlanks(isFirst: boolean): void {
    for (;;) {
      const before = this.at;
      this.take(/[ \t\r]+/y);
      if (this.skipJoint()) this.take(/(?:[ \t]*(?:#[^\n]*)?\r?\n)+/y);
      if (isFirst || /\s/.test(this.text[this.at - 1] ?? ' ')) this.take(/#(?:[^\n]*\\[ \t]*\r?\n)*[^\n]*/y);
      if (this.at === before) return;
    }
  }

  /** Leaves out the bodies of the here-documents that the line before has begun. */
  skipHereDocuments(): void {
    for (const { name, isIndented } of this.ends.splice(0)) {
      while (!this.isAtEnd()) {
        const line = (this.take(/[^\n]*\n?/y) ?? '').replace(/\r?\n$/, '');
        if ((isIndented ? line.replace(/^\t+/, '') : line) === name) break;
      }
    }
  }

  readWord(): ShellWord | undefined {
    const offset = this.at;
    let text = '';
    let hasVariable = false;
    while (!this.isAtEnd()) {
      const character = this.text[this.at] ?? '';
      if (this.isBreak(character)) break;
      const piece = this.readPiece(character);
      text += piece.text;
      hasVariable ||= piece.hasVariable;
    }
    return this.at === offset ? undefined : { text, offset, hasVariable };
  }

  /** A brace ends a word only where it stands alone. */
  private isBreak(character: string): boolean {
    if (!BREAK.test(character)) return false;
    if (character === '&') return !/[<>]/.test(this.text[this.at - 1] ?? '');
    return !/[{}]/.test(character) || !/[^\s;&|()]/.test(this.text[this.at - 1] ?? ' ');
  }

  private readPiece(character: string): { readonly text: string; readonly hasVariable: boolean } {
    if (this.skipJoint()) return { text: '', hasVariable: false };
    if (character === "'") return { text: this.readTo(/'[^']*'?/y).slice(1, -1), hasVariable: false };
    if (character === '"') {
      const quoted = this.readTo(/"(?:[^"\\]|\\[^])*"?/y);
      return { text: quoted.slice(1, -1), hasVariable: /[$`]/.test(quoted) };
    }
    if (character === '`') return { text: this.readTo(/`[^`]*`?/y), hasVariable: true };
    if (character === '$') return { text: this.readVariable(), hasVariable: true };
    if (character === '\\') return { text: this.readTo(/\\[^]?/y).slice(1), hasVariable: false };
    return { text: this.readHereMark() ?? this.readTo(/[^]/y), hasVariable: false };
  }

  private readVariable(): string {
    const start = this.at;
    const opening = this.take(/\$[({]*/y) ?? '';
    let depth = opening.length - 1;
    while (depth > 0 && !this.isAtEnd()) {
      const next = this.readTo(/'[^']*'?|"(?:[^"\\]|\\[^])*"?|\\[^]?|[^]/y);
      if (/^[({]$/.test(next)) depth += 1;
      if (/^[)}]$/.test(next)) depth -= 1;
    }
    return this.text.slice(start, this.at);
  }

  private readHereMark(): string | undefined {
    if (this.text.startsWith('<<<', this.at)) return this.readTo(/<<</y);
    HERE_DOCUMENT.lastIndex = this.at;
    const [mark, dash, , name] = HERE_DOCUMENT.exec(this.text) ?? [];
    if (mark === undefined || name === undefined) return undefined;
    this.at += mark.length;
    this.ends.push({ name, isIndented: dash === '-' });
    return mark;
  }

  private skipJoint(): boolean {
    if (this.text[this.at] !== this.escape) return false;
    return this.take(/[\\`][ \t]*\r?\n/y) !== undefined;
  }

  private readTo(pattern: RegExp): string {
    const found = this.take(pattern);
    if (found === undefined) throw new Error('a pattern of a shell word must take something');
    return found;
  }
}
