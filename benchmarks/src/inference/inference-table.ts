import { median } from '../measuring/statistics';
import { markdown, range, threeDigits } from '../measuring/table';
import type { InferenceAnswer } from './inference-answer';

/** Shows what the parts of the inference take, as medians of the runs, and what that is for one Dockerfile. */
export function inferenceTable(answers: readonly InferenceAnswer[], dockerfiles: number): string {
  const parts: readonly (readonly [string, (answer: InferenceAnswer) => number])[] = [
    ['loading the plugin', ({ loadMs }) => loadMs],
    ['`createNodes`', ({ nodesMs }) => nodesMs],
    ['`createDependencies`', ({ dependenciesMs }) => dependenciesMs],
    ['**all of it**', ({ loadMs, nodesMs, dependenciesMs }) => loadMs + nodesMs + dependenciesMs],
  ];
  const rows = parts.map(([name, timeOf]) => {
    const times = answers.map(timeOf);
    const each = median(times) / dockerfiles;
    return [name, threeDigits(median(times)), range(times, threeDigits), each.toFixed(3)];
  });
  return markdown(['part', 'wall ms', 'min–max', 'ms a Dockerfile'], rows);
}
