import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Twelve characters that change with some values and with the code in some folders. */
export function fingerprintOf(parts: readonly unknown[], ...folders: readonly string[]): string {
  const code = folders.flatMap((folder) =>
    readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8')),
  );
  return createHash('sha256')
    .update(JSON.stringify([...parts, code]))
    .digest('hex')
    .slice(0, 12);
}
