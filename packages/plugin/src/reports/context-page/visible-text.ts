// Whatever would draw nothing, break the line, or turn the direction of what follows it.
const UNSEEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]|(?! )\p{Zs}/gu;
const OUTER_SPACES = /^ +| +$/g;

/** Makes every character of a name visible, so that no file hides what it is called: a line feed becomes `␊`. */
export function visibleText(text: string): string {
  return visibleCharacters(text).replace(OUTER_SPACES, (spaces) => '␠'.repeat(spaces.length));
}

/** The same for a part of a line, whose outer spaces are none of its end. */
export function visibleCharacters(text: string): string {
  return text.replace(UNSEEN, picture);
}

function picture(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) return String.fromCodePoint(0x2400 + code);
  return code === 0x7f ? '␡' : `‹U+${code.toString(16).toUpperCase().padStart(4, '0')}›`;
}
