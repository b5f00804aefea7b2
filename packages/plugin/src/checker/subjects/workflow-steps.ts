import { isMap, isScalar, isSeq, LineCounter, parseDocument, visit, type YAMLMap } from 'yaml';
import type { Place } from './compose-value';
import type { TextSubject } from './text-subject';
import { yamlPlaces } from './yaml-places';

/** A step of a workflow of GitHub that builds by `docker/build-push-action`, as written. */
export interface BuildStep {
  readonly name: string;
  readonly context: Written | undefined;
  readonly dockerfile: Written | undefined;
  readonly target: string | undefined;
  /** Of its inputs. */
  readonly place: Place;
  /** All that earlier steps of the job run. */
  readonly runBefore: string;
}

interface Written {
  readonly text: string;
  readonly place: Place;
}

/**
 * The build steps of a workflow before which only this repository was checked out, into the folder where it belongs.
 *
 * Where an artifact of another job is laid into the workspace first, nobody knows what the context holds.
 */
export function readBuildSteps({ file, text }: TextSubject): BuildStep[] {
  if (!file.startsWith('.github/workflows/') || !text.includes('docker/build-push-action@')) return [];
  if (text.includes('actions/download-artifact@')) return [];
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, merge: true });
  if (document.errors.length > 0) return [];
  const placeOf = yamlPlaces(text, lines);
  const found: BuildStep[] = [];
  visit(document, {
    Map(key, step, path) {
      const inputs = inputsOf(step);
      if (inputs === undefined) return;
      const steps = path.at(-1);
      const before = isSeq(steps) && typeof key === 'number' ? steps.items.slice(0, key).filter(isMap) : [];
      if (!before.some(checksOutElsewhere)) found.push(toStep(step, inputs, before, placeOf));
    },
  });
  return found;
}

function toStep(
  step: YAMLMap,
  inputs: YAMLMap,
  before: readonly YAMLMap[],
  placeOf: (offset: number) => Place,
): BuildStep {
  const place = placeOf(inputs.range?.[0] ?? 0);
  const written = (key: string): Written | undefined => {
    const text = scalar(inputs, key);
    const node = inputs.get(key, true) as unknown;
    const offset = isScalar(node) ? node.range?.[0] : undefined;
    return text === undefined ? undefined : { text, place: offset === undefined ? place : placeOf(offset) };
  };
  return {
    name: scalar(step, 'name') ?? scalar(step, 'id') ?? 'docker/build-push-action',
    context: written('context'),
    dockerfile: written('file'),
    target: scalar(inputs, 'target'),
    place,
    runBefore: before.flatMap((one) => scalar(one, 'run') ?? []).join('\n'),
  };
}

function inputsOf(step: YAMLMap): YAMLMap | undefined {
  if (scalar(step, 'uses')?.startsWith('docker/build-push-action@') !== true) return undefined;
  const inputs = step.get('with', true) as unknown;
  return isMap(inputs) ? inputs : undefined;
}

function checksOutElsewhere(step: YAMLMap): boolean {
  if (scalar(step, 'uses')?.startsWith('actions/checkout@') !== true) return false;
  const inputs = step.get('with', true) as unknown;
  return isMap(inputs) && (inputs.has('path') || inputs.has('repository'));
}

function scalar(map: YAMLMap, key: string): string | undefined {
  const value = map.get(key);
  return typeof value === 'string' && value !== '' ? value : undefined;
}
