import { relative } from 'node:path';
import { saveLogs } from '../../../test-fallback/stack/save-logs';
import { secretsOf } from '../../../test-fallback/stack/secrets-of-config';
import { holdOf } from './services-step';
import type { Occasion, Progress } from './occasion';

/** Writes what the services printed into files, and says where. */
export async function keepLogs(occasion: Occasion, progress: Progress): Promise<void> {
  const { stack, compose } = progress;
  if (stack === undefined || compose === undefined) return;
  const { logFolder, signal, say, job } = occasion;
  const wish = {
    projectName: stack.projectName,
    services: [...new Set(stack.containers.map(({ service }) => service))],
    secrets: secretsOf(compose.chosen),
    folder: logFolder,
    environment: holdOf(occasion, progress).environment,
  };
  await saveLogs(wish, signal);
  say('services', `what they printed: ${relative(job.task.workspaceRoot, logFolder)}`);
}
