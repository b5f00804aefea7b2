import { isMap, isScalar, isSeq, LineCounter, parseDocument, visit, type YAMLMap } from 'yaml';
import { posix } from 'node:path';
import type { DeclaredBuild } from './declared-build';
import type { TextSubject } from './text-subject';
import { resolveInWorkspace } from './workspace-path';

/**
 * The builds of a workflow of GitHub by `docker/build-push-action`; those from a Git address are left out.
 *
 * Where an artifact of another job is laid into the workspace first, nobody knows what the context holds.
 */
export function readWorkflowBuilds({ file, text }: TextSubject): DeclaredBuild[] {
  if (!file.startsWith('.github/workflows/') || !text.includes('docker/build-push-action@')) return [];
  if (text.includes('actions/download-artifact@')) return [];
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, merge: true });
  if (document.errors.length > 0) return [];
  const builds: DeclaredBuild[] = [];
  visit(document, {
    Map(_, step) {
      const inputs = inputsOf(step);
      const paths = inputs && readPaths(inputs);
      if (inputs === undefined || paths === undefined) return;
      const { line, col } = lines.linePos(contextOffset(inputs));
      const name = scalar(step, 'name') ?? scalar(step, 'id') ?? 'docker/build-push-action';
      builds.push({ by: 'workflow', file, base: '', name, line, column: col, ...paths });
    },
  });
  return builds;
}

/** The inputs of a step that is such a build and that no other checkout moves elsewhere. */
function inputsOf(step: YAMLMap): YAMLMap | undefined {
  if (scalar(step, 'uses')?.startsWith('docker/build-push-action@') !== true) return undefined;
  const inputs = step.get('with', true) as unknown;
  return isMap(inputs) && !isSeq(inputs) ? inputs : undefined;
}

function readPaths(
  inputs: YAMLMap,
):
  | Pick<DeclaredBuild, 'writtenContext' | 'writtenDockerfile' | 'contextRoot' | 'dockerfile' | 'target'>
  | undefined {
  const writtenContext = scalar(inputs, 'context');
  if (writtenContext === undefined) return undefined;
  const writtenDockerfile = scalar(inputs, 'file');
  const contextRoot = resolveInWorkspace('', writtenContext);
  const dockerfile = resolveInWorkspace('', writtenDockerfile ?? posix.join(writtenContext, 'Dockerfile'));
  if (contextRoot === undefined || dockerfile === undefined) return undefined;
  return { writtenContext, writtenDockerfile, contextRoot, dockerfile, target: scalar(inputs, 'target') };
}

function scalar(map: YAMLMap, key: string): string | undefined {
  const value = map.get(key);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function contextOffset(inputs: YAMLMap): number {
  const node = inputs.get('context', true) as unknown;
  return (isScalar(node) ? node.range?.[0] : undefined) ?? inputs.range?.[0] ?? 0;
}
