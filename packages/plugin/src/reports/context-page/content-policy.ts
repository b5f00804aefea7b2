import { createHash } from 'node:crypto';

/** Everything that a page may do, as its Content-Security-Policy: use this script, if any, and this style, and nothing else. */
export function contentPolicy(script: string | undefined, style: string): string {
  return [
    "default-src 'none'",
    script === undefined ? "script-src 'none'" : `script-src '${fingerprint(script)}'`,
    `style-src '${fingerprint(style)}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

function fingerprint(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
