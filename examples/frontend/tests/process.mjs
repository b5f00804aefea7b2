import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../src/main.mjs', import.meta.url));

/** The service as a process of its own for the length of a test, with no environment but what is given. */
export function start(t, env = {}) {
  const child = spawn(process.execPath, [MAIN], {
    env: { PORT: '0', ...env },
    timeout: 20_000,
    killSignal: 'SIGKILL',
  });
  t.after(() => child.kill('SIGKILL'));
  const ended = once(child, 'close').then(([status]) => status);
  const [output, errors] = [child.stdout, child.stderr].map(collect);
  return {
    kill: (signal) => child.kill(signal),
    line: (pattern) => output.line(pattern),
    address: async () =>
      `http://127.0.0.1:${(await output.line(/listening on 0\.0\.0\.0:/)).split(':').pop()}`,
    end: async () => ({ status: await ended, lines: output.lines, errors: errors.lines }),
  };
}

function collect(stream) {
  const lines = [];
  const reader = createInterface({ input: stream }).on('line', (line) => lines.push(line));
  return {
    lines,
    /** The first line that matches, read or still to come. */
    line: (pattern) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const found = lines.find((line) => pattern.test(line));
          if (found !== undefined) resolve(found);
        };
        look();
        reader.on('line', look);
        reader.once('close', () => reject(new Error(`no line matches ${pattern}:\n${lines.join('\n')}`)));
      }),
  };
}
