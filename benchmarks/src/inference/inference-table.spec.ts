import { inferenceTable } from './inference-table';

describe('inferenceTable', () => {
  it('gives medians, and the share of one Dockerfile', () => {
    const counts = { projects: 1000, ordered: 1, edges: 1 };
    const table = inferenceTable(
      [
        { loadMs: 50, nodesMs: 300, dependenciesMs: 50, ...counts },
        { loadMs: 60, nodesMs: 200, dependenciesMs: 150, ...counts },
      ],
      1000,
    );
    expect(table).toBe(
      [
        '| part | wall ms | min–max | ms a Dockerfile |',
        '| --- | ---: | ---: | ---: |',
        '| loading the plugin | 55.0 | 50.0–60.0 | 0.055 |',
        '| `createNodes` | 250 | 200–300 | 0.250 |',
        '| `createDependencies` | 100 | 50.0–150 | 0.100 |',
        '| **all of it** | 405 | 400–410 | 0.405 |',
      ].join('\n'),
    );
  });
});
