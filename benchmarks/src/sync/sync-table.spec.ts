import { syncTable } from './sync-table';

describe('syncTable', () => {
  it('gives medians, the share of one project, and the ratio to what Nx takes in the same run', () => {
    const answer = (syncMs: number, projectsMs: number) => {
      return { loadMs: 1, projectsMs, syncMs, lines: 0, changedFiles: 0 };
    };
    const workspace = { root: '', projects: 1000, dockerfiles: 200 };
    const answers = [answer(300, 100), answer(500, 250), answer(400, 400)];
    expect(syncTable([{ workspace, job: 'nothing to change', answers }])).toBe(
      [
        '| projects | Dockerfiles | job | wall ms | min–max | ms a project | Nx reads the projects, ms | ratio |',
        '| ---: | ---: | --- | ---: | ---: | ---: | ---: | ---: |',
        '| 1,000 | 200 | nothing to change | 400 | 300–500 | 0.400 | 250 | 2.00 |',
      ].join('\n'),
    );
  });
});
