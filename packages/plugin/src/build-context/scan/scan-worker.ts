import { rulesAtRoot, rulesInFolder } from '../../dockerignore/folder-rules';
import { compileLines } from '../../dockerignore/ignore-rules';
import { workOnTasks } from '../../host/task-worker';
import { Recollection } from '../hash-memory/recollection';
import { Listing } from './listing';
import { Measurement } from './measurement';
import { packListing } from './packing';
import { scanSubtree, type ScanSink } from './scan-folder';
import type { ScanSetup } from './scan-setup';

/** The second thread of a scan: its tasks are folders, from the context root. */
workOnTasks<string>((given) => {
  const setup = given as ScanSetup;
  const { root, lines, dialect } = setup;
  const rules = rulesAtRoot(compileLines(lines, 'the ignore file', dialect));
  const { sink, result } = openSink(setup);
  const work = (path: string): void =>
    scanSubtree({ path, system: `${root}/${path}`, rules: rulesInFolder(rules, path) }, sink);
  return { work, result };
});

function openSink({ depth, dialect, root, memory }: ScanSetup): { sink: ScanSink; result: () => unknown } {
  if (depth === 'sizes') {
    const measurement = new Measurement(dialect);
    return { sink: measurement, result: () => measurement.result() };
  }
  const recollection = memory && new Recollection(memory);
  const listing = new Listing(dialect, Buffer.byteLength(root), depth === 'hashes', recollection);
  return { sink: listing, result: () => packListing(listing.result(), recollection?.fresh) };
}
