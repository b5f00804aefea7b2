import { median, medianRatio } from '../measuring/statistics';
import { markdown, range, threeDigits } from '../measuring/table';
import type { ManagedWorkspace } from './managed-workspace';
import type { SyncAnswer } from './sync-answer';

/** The runs of one job in one workspace. */
export interface SyncRuns {
  readonly workspace: ManagedWorkspace;
  readonly job: string;
  readonly answers: readonly SyncAnswer[];
}

/** Shows what the generator takes, for each project, and beside Nx's own reading of the projects in the same process. */
export function syncTable(all: readonly SyncRuns[]): string {
  const headings = [
    'projects',
    'Dockerfiles',
    'job',
    'wall ms',
    'min–max',
    'ms a project',
    'Nx reads the projects, ms',
    'ratio',
  ];
  const rows = all.map(({ workspace: { projects, dockerfiles }, job, answers }) => {
    const own = answers.map(({ syncMs }) => syncMs);
    const nx = answers.map(({ projectsMs }) => projectsMs);
    return [
      projects.toLocaleString('en-US'),
      String(dockerfiles),
      job,
      threeDigits(median(own)),
      range(own, threeDigits),
      (median(own) / projects).toFixed(3),
      threeDigits(median(nx)),
      medianRatio(own, nx).toFixed(2),
    ];
  });
  return markdown(headings, rows);
}
