/** Fewer characters than this are in every log anyway. */
const SHORTEST = 6;

/**
 * The forms in which programs print a secret: as it is, line by line, URL-encoded, JSON-escaped, and in base64.
 *
 * The password of a URL counts for itself, as drivers print it alone. In base64 a secret looks different at each of three
 * places in its surroundings, as behind `user:` of an Authorization header, and all of them are taken.
 */
export function secretForms(secret: string): string[] {
  const parts = [
    secret,
    secret.trim(),
    ...secret.split(/\r?\n/).map((line) => line.trim()),
    ...passwordsIn(secret),
  ];
  const long = [...new Set(parts)].filter((part) => part.length >= SHORTEST);
  return [...new Set(long.flatMap(encodingsOf))].filter((form) => form.length >= SHORTEST);
}

function encodingsOf(text: string): string[] {
  // Half a character of UTF-16 has no encoding; it is printed as a replacement.
  const whole = Buffer.from(text, 'utf8').toString('utf8');
  const encoded = encodeURIComponent(whole);
  const escaped = JSON.stringify(text).slice(1, -1);
  return [
    text,
    encoded,
    encoded.replaceAll(/%[0-9A-F]{2}/g, (code) => code.toLowerCase()),
    new URLSearchParams([['', text]]).toString().slice('='.length),
    encodeURI(whole),
    escaped,
    escaped.replaceAll('/', '\\/'),
    ...[0, 1, 2].flatMap((offset) => base64At(text, offset)),
  ];
}

/** What base64 makes of the text alone, when as many bytes (modulo 3) stand before it. */
function base64At(text: string, offset: number): string[] {
  const bytes = Buffer.concat([Buffer.alloc(offset), Buffer.from(text, 'utf8')]);
  const whole = bytes.toString('base64').replace(/=+$/, '');
  // Characters that share their bits with a neighbour are left out.
  const from = [0, 2, 3][offset] ?? 0;
  const inner = whole.slice(from, bytes.length % 3 === 0 ? undefined : -1);
  return [inner, inner.replaceAll('+', '-').replaceAll('/', '_')];
}

function passwordsIn(text: string): string[] {
  return [...text.matchAll(/:\/\/[^:/?#\s@]*:([^/?#\s@]+)@/g)].flatMap(([, password = '']) => [
    password,
    decode(password),
  ]);
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
