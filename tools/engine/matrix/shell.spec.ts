import { execFileSync } from 'node:child_process';
import { quoted } from './shell';

const onUnix = process.platform === 'win32' ? describe.skip : describe;

onUnix('quoted', () => {
  it.each(['plain', 'two words', "it's", '$HOME `date` "x" \\'])('gives the shell %p as it is', (word) => {
    const printed = execFileSync('sh', ['-c', `printf %s ${quoted(word)}`]);
    expect(printed.toString()).toBe(word);
  });
});
