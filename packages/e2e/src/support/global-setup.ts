import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { publishPlugin, startPackageRegistry, type PackageRegistry } from './package-registry';

declare global {
  var packageRegistry: PackageRegistry | undefined;
}

/** Fails without an engine, because nothing here would prove anything; then offers the packed plugin for installation. */
export default async function setUp(): Promise<void> {
  requireEngine();
  // Only this process leaves the machine. In the hundreds that the tests start, Node would read all certificates each time.
  delete process.env['NODE_EXTRA_CA_CERTS'];
  process.env['E2E_PREPARED_PACKAGES'] = mkdtempSync(join(tmpdir(), 'nx-alpine-prepared-'));
  globalThis.packageRegistry = await startPackageRegistry();
  process.env['E2E_PACKAGE_REGISTRY'] = globalThis.packageRegistry.url;
  await publishPlugin(globalThis.packageRegistry.url, join(__dirname, '../../../plugin'));
}

function requireEngine(): void {
  try {
    execFileSync('docker', ['version'], { timeout: 10_000, stdio: 'pipe' });
  } catch (error) {
    throw new Error('The end-to-end tests need a container engine\n  → run: npm run e2e', { cause: error });
  }
}
