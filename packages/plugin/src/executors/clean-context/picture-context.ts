import { join } from 'node:path';
import { surveyExclusions } from '../../build-context/exclusions';
import { listContext } from '../../build-context/scan/scan-context';
import { writeFileWhole } from '../../host/written-files';
import { cleanPollution } from '../../pollution/clean-pollution';
import type { ContextPicture } from '../../reports/context-page/context-picture';
import { renderContextPage } from '../../reports/context-page/render-context-page';
import { resultFolder } from '../../workspace/record-file';
import type { CleanJob } from './clean-job';
import type { Conduct } from './conduct';
import { readContextRules } from './context-of';

/** Writes the page that shows what the engine would receive, and gives its path. */
export async function writeContextPage(job: CleanJob, dockerfile: string, conduct: Conduct): Promise<string> {
  const picture = await drawPicture(job, dockerfile, conduct);
  const path = join(resultFolder(job.task.workspaceRoot, job.task.projectRoot), 'context.html');
  await writeFileWhole(path, renderContextPage(picture));
  return path;
}

async function drawPicture(job: CleanJob, dockerfile: string, conduct: Conduct): Promise<ContextPicture> {
  const { rules, ignoreFile } = readContextRules(job, dockerfile);
  const { root, task, kinds, patterns, keep, dialect } = job;
  const { signal } = conduct;
  const { files, problems } = await listContext({ root, rules, signal }, false);
  const search = { workspaceRoot: root, folders: [''], kinds, patterns, keep };
  const { paths } = await cleanPollution({
    ...conduct,
    ...search,
    mode: { removes: false, keepsPaths: true },
  });
  const pollution = new Map(paths.map(({ path, kind }) => [path.slice(root.length + 1), kind]));
  const exclusions = await surveyExclusions(root, rules, signal);
  return {
    project: task.project,
    dockerfile,
    ignoreFile: ignoreFile ?? null,
    dialect,
    sent: files.map(({ path, size, kind }) => ({
      path,
      bytes: size,
      kind: kind === 'link' ? 'link' : 'file',
      pollution: pollution.get(path) ?? null,
    })),
    excludedByLine: exclusions.map(({ line, files, bytes, places }) => ({
      line: line.line,
      text: line.text,
      files,
      bytes,
      places,
    })),
    problems: problems.map(({ path, message }) => `${path}: ${message}`),
  };
}
