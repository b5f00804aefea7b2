import { findNodeAtLocation, parseTree, getNodeValue, type Node } from 'jsonc-parser';
import type { Rule } from '../../rule';

/** A target that leaves an image in the engine and is cached: a hit replays the log and makes no image. */
export const cachedImageTarget: Rule<'workspace'> = {
  id: 'nx/cached-image-target',
  severity: 'warning',
  title: 'A target that builds an image is cached and has no file of it',
  why: 'A hit of the cache prints the old log and makes no image: on another machine, or after a clean-up, there is none.',
  fix: 'Write "cache": false.',
  subject: 'workspace',
  *check(_, view) {
    for (const file of view.files) {
      if (!/(?:^|\/)project\.json$/.test(file)) continue;
      const text = view.read(file) ?? '';
      for (const { name, cache } of cachedImages(parseTree(text))) {
        yield {
          file,
          ...placeOf(text, cache.offset),
          what: `target "${name}" builds an image and is cached`,
        };
      }
    }
  },
};

function cachedImages(root: Node | undefined): { readonly name: string; readonly cache: Node }[] {
  const targets = root === undefined ? undefined : findNodeAtLocation(root, ['targets']);
  return (targets?.children ?? []).flatMap(({ children: [name, target] = [] }) => {
    const cache = target === undefined ? undefined : findNodeAtLocation(target, ['cache']);
    if (name === undefined || target === undefined || cache?.value !== true) return [];
    return buildsImage(target) && !holdsImage(target) ? [{ name: String(name.value), cache }] : [];
  });
}

function buildsImage(target: Node): boolean {
  const at = (...path: string[]): unknown => {
    const node = findNodeAtLocation(target, path);
    return node === undefined ? undefined : getNodeValue(node);
  };
  if (at('executor') === 'nx-alpine:alpine-build') return true;
  const commands = JSON.stringify([at('command'), at('options', 'command'), at('options', 'commands')]);
  if (!/\b(?:docker|podman)(?:\s+buildx)?\s+build\s/.test(commands)) return false;
  // What is pushed or written to a file is not in this engine alone.
  return !/--push|--output|\s-o\s|type=(?:registry|local|tar|oci)|\b(?:docker|podman) (?:push|save)|--check|--call/.test(
    commands,
  );
}

function holdsImage(target: Node): boolean {
  const outputs = findNodeAtLocation(target, ['outputs']);
  return (outputs?.children ?? []).length > 0;
}

function placeOf(text: string, offset: number): { readonly line: number; readonly column: number } {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
