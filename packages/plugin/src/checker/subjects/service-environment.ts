import type { WorkspaceView } from '../workspace-view';
import type { ComposeService } from './compose-subject';
import type { ComposeValue } from './compose-value';
import { resolveInWorkspace } from './workspace-path';

/** The names that a service sets, with or without a value; undefined where that is not for certain. */
export function variablesOf(
  service: ComposeService,
  folder: string,
  view: WorkspaceView,
): ReadonlySet<string> | undefined {
  const own = namesIn(service.value.get('environment'));
  const files = filesOf(service.value.get('env_file'))?.map((path) => namesInFile(path, folder, view));
  if (own === undefined || files === undefined) return undefined;
  const read = files.flatMap((names) => names ?? []);
  return files.includes(undefined) ? undefined : new Set([...own, ...read]);
}

function namesIn(environment: ComposeValue | undefined): string[] | undefined {
  if (environment === undefined || environment.text === '') return [];
  if (environment.text !== undefined) return undefined;
  const items = environment.items.map(({ text }) => text?.replace(/=.*$/s, ''));
  const names = [...items, ...environment.entries.map(({ key }) => key)];
  const isPlain = names.every((name): name is string => name !== undefined && /^[\w.-]+$/.test(name));
  return isPlain ? names : undefined;
}

function filesOf(value: ComposeValue | undefined): string[] | undefined {
  if (value === undefined) return [];
  const all = value.text === undefined && !value.isMap ? value.items : [value];
  const paths = all.map((one) => (one.isMap ? one.get('path')?.text : one.text));
  return paths.every((path): path is string => path !== undefined && path !== '') ? paths : undefined;
}

function namesInFile(path: string, folder: string, view: WorkspaceView): readonly string[] | undefined {
  const file = resolveInWorkspace(folder, path);
  const text = file === undefined ? undefined : view.read(file);
  if (text === undefined) return undefined;
  // Whatever a loader may take for a name.
  return [...text.matchAll(/^[ \t]*(?:export[ \t]+)?([\w.-]+)[ \t]*(?:=|:|$)/gm)].map(([, key]) => key ?? '');
}
