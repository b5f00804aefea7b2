/** Shapes that only keys of a certain issuer have, with what they are. */
const SHAPES: readonly (readonly [RegExp, string])[] = [
  [/\b(?:AKIA|ASIA)[A-Z2-7]{16}\b/, 'an access key of AWS'],
  [/\bgh[pousr]_[A-Za-z0-9]{36,}\b|\bgithub_pat_\w{50,}\b/, 'a token of GitHub'],
  [/\bglpat-[\w-]{20,}/, 'a token of GitLab'],
  [/\bnpm_[A-Za-z0-9]{36}\b/, 'a token of npm'],
  [/\b[sr]k_live_[A-Za-z0-9]{16,}\b/, 'a live key of Stripe'],
  [/\bxox[abpr]-[\w-]{20,}/, 'a token of Slack'],
  [/\bAIza[\w-]{35}\b/, 'a key of Google'],
  [/\bSG\.[\w-]{20,}\.[\w-]{30,}/, 'a key of SendGrid'],
  [/-----BEGIN [A-Z ]*PRIVATE KEY-----/, 'a private key'],
];
const PLACEHOLDER = /EXAMPLE|(?:[xX*0]{6,})|(.)\1{7,}|1234567|abcdef/;

/** What kind of secret stands in a text, by its shape; undefined for none, and for what is there as an example. */
export function findSecretShape(text: string): string | undefined {
  for (const [shape, kind] of SHAPES) {
    const [found] = shape.exec(text) ?? [];
    if (found !== undefined && !PLACEHOLDER.test(found)) return kind;
  }
  return undefined;
}

/** A text in which such keys are covered, examples too. */
export function hideSecretShapes(text: string, mask: string): string {
  return SHAPES.reduce((left, [shape]) => left.replaceAll(new RegExp(shape.source, 'g'), mask), text);
}
