import { asRecord } from '../../base/unknown-record';
import { readCommands } from '../../formats/shell/read-commands';
import { exists, type WorkspaceView } from '../workspace-view';
import { BUILD_FLAGS } from './docker-flags';
import type { WrittenTarget } from './nx-targets';
import { below, resolveInWorkspace } from './workspace-path';

/** What a target of Nx builds. */
export interface TargetBuild {
  /** From the workspace root; it exists. */
  readonly dockerfile: string;
  readonly contextRoot: string;
}

/** The build of a target of ours, or of one that runs `docker build` in plain words; undefined where that is not certain. */
export function targetBuild(target: WrittenTarget, view: WorkspaceView): TargetBuild | undefined {
  const build =
    target.settings['executor'] === 'nx-alpine:alpine-build' ? ours(target, view) : byCommand(target);
  return build !== undefined && view.read(build.dockerfile) !== undefined ? build : undefined;
}

function ours(target: WrittenTarget, view: WorkspaceView): TargetBuild | undefined {
  const { root, project, settings } = target;
  const { file, context } = asRecord(settings['options']);
  const contextRoot = context === undefined ? '' : plain(context, '', target);
  const found = ['alpine.Dockerfile', `${project}.alpine.Dockerfile`]
    .map((name) => below(root, name))
    .find((path) => exists(view, path));
  const dockerfile = file === undefined ? found : plain(file, '', target);
  return dockerfile === undefined || contextRoot === undefined ? undefined : { dockerfile, contextRoot };
}

function byCommand(target: WrittenTarget): TargetBuild | undefined {
  const { settings } = target;
  const { command = settings['command'], cwd = '' } = asRecord(settings['options']);
  const folder = plain(cwd, '', target);
  if (typeof command !== 'string' || folder === undefined) return undefined;
  const { file, paths } = readBuild(fill(command, target));
  const contextRoot = paths.length === 1 ? plain(paths[0], folder, target) : undefined;
  if (contextRoot === undefined) return undefined;
  const dockerfile = file === undefined ? below(contextRoot, 'Dockerfile') : plain(file, folder, target);
  return dockerfile === undefined ? undefined : { dockerfile, contextRoot };
}

interface BuildArguments {
  readonly file?: string;
  readonly paths: readonly string[];
}

/** Of a command that is a build and nothing else. */
function readBuild(command: string): BuildArguments {
  const [only, ...others] = readCommands(command, 0, '\\');
  const words = only?.words.map(({ text }) => text) ?? [];
  const start = words.indexOf('build') + 1;
  const head = words.slice(0, start).join(' ');
  if (others.length > 0 || !/^docker (?:buildx )?build$/.test(head)) return { paths: [] };
  return readArguments(words.slice(start));
}

function readArguments([word, ...rest]: readonly string[]): BuildArguments {
  if (word === undefined) return { paths: [] };
  const [, flag = '', value] = /^--?([a-z-]+)(?:=(.*))?$/s.exec(word) ?? [];
  const takesNext = value === undefined && BUILD_FLAGS.valued.has(flag);
  const { file, paths } = readArguments(takesNext ? rest.slice(1) : rest);
  const own = flag === 'f' || flag === 'file' ? (value ?? rest[0]) : undefined;
  const last = file ?? own;
  return {
    ...(last !== undefined && { file: last }),
    paths: word.startsWith('-') ? paths : [word, ...paths],
  };
}

function plain(path: unknown, folder: string, target: WrittenTarget): string | undefined {
  return typeof path === 'string' ? resolveInWorkspace(folder, fill(path, target)) : undefined;
}

/** As Nx does, before a command or a folder counts from anywhere. */
function fill(text: string, { root, project }: WrittenTarget): string {
  return text
    .replaceAll('{projectRoot}', root === '' ? '.' : root)
    .replaceAll('{workspaceRoot}/', '')
    .replaceAll('{projectName}', project);
}
