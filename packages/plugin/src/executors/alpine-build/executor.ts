import { relative } from 'node:path';
import type { ExecutorContext } from '@nx/devkit';
import { listenForInterruption } from '../../host/interruption';
import type { ImageRecord } from '../../image/image-record';
import { findProjectFolders } from '../../workspace/project-folders';
import { readProjectTask } from '../../workspace/project-task';
import { clearRecord, readLastRecord, recordPath, writeRecord } from '../../workspace/record-file';
import { describeFailure, describeImage, describeInterruption } from './messages';
import { runJob } from './run-job';

/** `nx run <project>:alpine-build`; its options and its result are described in schema.json and image.schema.json. */
export default async function alpineBuild(
  rawOptions: Readonly<Record<string, unknown>>,
  context: ExecutorContext,
): Promise<{ success: boolean }> {
  const task = readProjectTask(context);
  const path = recordPath(task.workspaceRoot, task.projectRoot, 'image');
  const interruption = listenForInterruption();
  try {
    let tags: readonly string[] = [];
    const last = readLastRecord<ImageRecord>(path, 2);
    await clearRecord(path);
    const record = await runJob(rawOptions, {
      task,
      projectFolders: () => findProjectFolders(context),
      last,
      environment: process.env,
      signal: interruption.signal,
      onTagged: (set) => {
        tags = set;
      },
    });
    if (record === 'interrupted') {
      console.error(`\n${describeInterruption(tags)}`);
      return { success: false };
    }
    await writeRecord(path, record);
    if (record.outcome === 'failed') console.error(describeFailure(record));
    else console.log(describeImage(record, relative(task.workspaceRoot, path)));
    return { success: record.outcome !== 'failed' };
  } finally {
    interruption.release();
  }
}
