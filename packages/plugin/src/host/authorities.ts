import { readFileSync } from 'node:fs';
import { rootCertificates } from 'node:tls';
import { readTextIfReadable } from './file-system';

/**
 * The authorities to trust, as PEM, where a file adds some; undefined where Node's own choice holds, which reads
 * NODE_EXTRA_CA_CERTS by itself. Throws where the file cannot be read.
 */
export function readAuthorities(
  caFile: string | undefined,
  extraFile: string | undefined,
): string[] | undefined {
  if (caFile === undefined) return undefined;
  const extra = extraFile === undefined ? undefined : readTextIfReadable(extraFile);
  return [...rootCertificates, readFileSync(caFile, 'utf8'), ...(extra === undefined ? [] : [extra])];
}
