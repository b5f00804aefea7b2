import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
// The second thread needs the compiled file, so this looks at what is shipped.
import type { PollutionFindings } from '../src/pollution/clean-pollution';
import { cleanPollution } from '../dist/pollution/clean-pollution';
import { makeTree, type TemporaryTree } from '../src/testing/temporary-tree';

const execute = promisify(execFile);
const PLACES = 400;
const FILES = 12;

let tree: TemporaryTree;

beforeEach(() => {
  tree = makeTree({ 'src/main.py': 'print()' });
  for (let place = 0; place < PLACES; place += 1) {
    tree.write(
      Object.fromEntries(
        Array.from({ length: FILES }, (_, file) => [
          `p${String(place)}/__pycache__/m${String(file)}.pyc`,
          '1',
        ]),
      ),
    );
  }
});

afterEach(() => {
  tree.remove();
});

const request = (): Parameters<typeof cleanPollution>[0] => ({
  workspaceRoot: tree.root,
  folders: [''],
  kinds: ['python'],
  mode: { removes: true, keepsPaths: false },
});

describe('a cleaning by two threads', () => {
  it('removes everything once', async () => {
    const { found, removed, remaining, failures, places } = await cleanPollution(request());
    expect(removed).toEqual({ files: PLACES * FILES, folders: PLACES, bytes: PLACES * FILES });
    expect({ found, remaining, failures }).toEqual({
      found: removed,
      remaining: { files: 0, folders: 0, bytes: 0 },
      failures: [],
    });
    expect(new Set(places.map(({ path }) => path)).size).toBe(PLACES);
  });

  it('does no harm beside another, and between them everything goes', async () => {
    const script = `
      const { cleanPollution } = require(process.argv[1]);
      cleanPollution(JSON.parse(process.argv[2])).then((findings) => console.log(JSON.stringify(findings)));`;
    const file = join(__dirname, '../dist/pollution/clean-pollution.js');
    const runs = await Promise.all(
      [1, 2, 3].map(async () => {
        const { stdout } = await execute(process.execPath, ['-e', script, file, JSON.stringify(request())], {
          maxBuffer: 64 * 1024 * 1024,
        });
        return JSON.parse(stdout) as PollutionFindings;
      }),
    );
    expect(runs.flatMap(({ failures }) => failures)).toEqual([]);
    expect(runs.reduce((sum, { removed }) => sum + removed.files, 0)).toBe(PLACES * FILES);
    expect((await cleanPollution(request())).found).toEqual({ files: 0, folders: 0, bytes: 0 });
  });

  it('says truly what it had done when it was stopped', async () => {
    const controller = new AbortController();
    const running = cleanPollution({ ...request(), signal: controller.signal });
    const timer = setTimeout(() => controller.abort(), 20);
    const stopped = await running;
    clearTimeout(timer);
    expect(stopped.isComplete).toBe(!controller.signal.aborted);
    const rest = await cleanPollution(request());
    expect(stopped.removed.files + rest.removed.files).toBe(PLACES * FILES);
  });
});
