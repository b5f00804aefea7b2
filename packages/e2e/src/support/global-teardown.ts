import { rmSync } from 'node:fs';

/** Stops what the set-up started. */
export default async function tearDown(): Promise<void> {
  await globalThis.packageRegistry?.stop();
  const prepared = process.env['E2E_PREPARED_PACKAGES'];
  if (prepared !== undefined) rmSync(prepared, { recursive: true, force: true });
}
