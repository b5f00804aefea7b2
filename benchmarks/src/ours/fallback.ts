import dns, { type LookupAddress } from 'node:dns';
import testWithFallback from '../../../packages/plugin/dist/executors/test-with-fallback/executor';
import { STAGING_HOST } from '../fallback/staging';

/**
 * `fallback <workspace root> <options as JSON>`: runs the executor as Nx does for one task, and ends with its success. Nx's own time
 * is not in it.
 */
async function main([root = '', options = '{}']: readonly string[]): Promise<number> {
  leadStagingHere();
  const data = { root: 'api', targets: {} };
  const context = {
    root,
    projectName: 'api',
    projectsConfigurations: { projects: { api: data } },
    projectGraph: { nodes: { api: { data } }, dependencies: {} },
  };
  const raw = JSON.parse(options) as Readonly<Record<string, unknown>>;
  const { success } = await testWithFallback(
    raw,
    context as unknown as Parameters<typeof testWithFallback>[1],
  );
  return success ? 0 : 1;
}

type Callback = (error: Error | null, address: string | LookupAddress[], family?: number) => void;

/** No name server knows the host of a benchmark. */
function leadStagingHere(): void {
  const others = dns.lookup.bind(dns) as (host: string, options: object, callback: Callback) => void;
  const lookup = (host: string, options: { readonly all?: boolean }, callback: Callback): void => {
    if (host !== STAGING_HOST) return others(host, options, callback);
    if (options.all === true) return callback(null, [{ address: '127.0.0.1', family: 4 }]);
    return callback(null, '127.0.0.1', 4);
  };
  Object.assign(dns, { lookup });
}

void main(process.argv.slice(2)).then((status) => process.exit(status));
