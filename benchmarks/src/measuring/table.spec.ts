import { standingsTable } from './table';

const run = (wallMs: number) => ({ wallMs, cpuMs: 2 * wallMs, peakKiB: 2048, stdout: '' });

describe('standingsTable', () => {
  it('takes the first command as the base', () => {
    const table = standingsTable([
      { command: { name: 'base', argv: [] }, runs: [run(100), run(300)] },
      { command: { name: 'other', argv: [] }, runs: [run(50), run(60)] },
    ]);
    expect(table).toBe(
      [
        '| command | wall ms | min–max | user+sys ms | peak MiB | ratio |',
        '| --- | ---: | ---: | ---: | ---: | ---: |',
        '| base | 200 | 100–300 | 400 | 2 | 1.00 |',
        '| other | 55.0 | 50.0–60.0 | 110 | 2 | 0.35 |',
      ].join('\n'),
    );
  });
});
