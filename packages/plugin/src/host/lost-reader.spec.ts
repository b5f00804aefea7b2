import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** Only a process of its own can lose its reader. */
const MODULE = join(__dirname, '../../dist/host/lost-reader.js');

it('does not end with those who read what it says', async () => {
  const program = `
    require(${JSON.stringify(MODULE)}).outliveReaders();
    let said = 0;
    setInterval(() => {
      process.stdout.write('a word');
      if ((said += 1) === 20) process.exit(7);
    }, 10);
  `;
  const child = spawn(process.execPath, ['-e', program], { stdio: ['ignore', 'pipe', 'inherit'] });
  child.stdout.destroy();
  expect(await once(child, 'exit')).toEqual([7, null]);
}, 60_000);
