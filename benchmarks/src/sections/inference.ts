import { globSync } from 'fast-glob';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BenchmarkError } from '../benchmark-error';
import type { InferenceAnswer } from '../inference/inference-answer';
import { inferenceTable } from '../inference/inference-table';
import { writeServiceWorkspace, type ServiceWorkspace } from '../inference/service-workspace';
import { compete } from '../measuring/compete';
import type { Run } from '../measuring/measure';
import { ours } from '../scripts';
import { inWords, roundsFor, type Bench } from './bench';

/** Files of the monorepo for each service, so that `--files` sets the size of this workspace too. */
const FILES_FOR_A_SERVICE = 50;

/** Measures what the plugin adds to the making of Nx's graph, in a workspace of many services. */
export async function inference(bench: Bench): Promise<void> {
  const services = Math.round(bench.request.files / FILES_FOR_A_SERVICE);
  const workspace = writeServiceWorkspace(join(bench.scratch, 'services'), services);
  const list = join(bench.scratch, 'configuration-files');
  writeFileSync(list, configurationFiles(workspace.root).join('\n'));
  const rounds = roundsFor(bench, 'usual');
  const command = { name: '**ours**', argv: ours('inference', workspace.root, list) };
  const [standing] = await compete(
    {
      title: 'inference',
      commands: [command],
      rounds,
      check: (_, run) => expectRight(readAnswer(run), workspace),
    },
    bench.meter,
    bench.random,
  );
  const table = inferenceTable((standing?.runs ?? []).map(readAnswer), workspace.dockerfiles);
  bench.print(
    `### Infer targets and dependencies\n\n${workspace.description}; ${inWords(rounds)}.\n\n${table}`,
  );
}

/** What Nx's own search gives for the plugin's pattern. */
function configurationFiles(root: string): string[] {
  return globSync('**/{alpine.Dockerfile,*.alpine.Dockerfile,project.json,package.json}', {
    cwd: root,
  }).sort();
}

const readAnswer = ({ stdout }: Run): InferenceAnswer => JSON.parse(stdout) as InferenceAnswer;

function expectRight(answer: InferenceAnswer, { dockerfiles, onBase }: ServiceWorkspace): void {
  const { projects, ordered, edges } = answer;
  if (projects === dockerfiles && ordered === onBase && edges === onBase) return;
  throw new BenchmarkError(
    `of ${dockerfiles} projects and ${onBase} with a base it found ${projects}, ${ordered} of them in the targets and ${edges} in the graph`,
  );
}
