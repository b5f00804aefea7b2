import { parse } from 'jsonc-parser';
import { folderOf, joinPath } from '../../base/context-path';
import { asRecord, isRecord } from '../../base/unknown-record';
import type { WorkspaceView } from '../workspace-view';

const EXECUTOR = 'nx-alpine:test-with-fallback';
const TARGET = 'test-with-fallback';

/**
 * The names in the certificate of staging that a project states for its target `test-with-fallback`, in its own
 * configuration or in the workspace's defaults.
 */
export function statedForStaging(file: string, view: WorkspaceView): string[] {
  const own = read(joinPath(folderOf(file), 'project.json'), view)['targets'];
  const defaults = read('nx.json', view)['targetDefaults'];
  return [...targetsOf(own), ...targetsOf(defaults)].flatMap(namesOf);
}

/** The names that comments in an env file state, in the words in which the generator of staging files does. */
export function statedInComments(text: string): string[] {
  return [...text.matchAll(/(?:^[ \t]*#.*(?:\r?\n|$))+/gm)]
    .filter(([block]) => !LIMITS.test(block))
    .flatMap(([block]) => [...block.matchAll(/\bcertificate (?:is )?for (.*)/gi)])
    .flatMap(([, names = '']) =>
      [...names.matchAll(/\*\.(?:[a-z0-9-]+\.)+[a-z]{2,}/gi)].map(([name]) => name),
    );
}

/** Words with which a comment speaks of what a certificate is not for, or of one that is no more. */
const LIMITS = /\b(?:not|no|never|was|were|old|except|without|exactly)\b|n't\b/i;

function read(file: string, view: WorkspaceView): Readonly<Record<string, unknown>> {
  return asRecord(parse(view.read(file) ?? '{}'));
}

function targetsOf(targets: unknown): unknown[] {
  return Object.entries(asRecord(targets)).flatMap(([name, target]) => {
    if (!isRecord(target)) return [];
    const { executor } = target;
    return executor === EXECUTOR || name === EXECUTOR || (name === TARGET && executor === undefined)
      ? [target]
      : [];
  });
}

function namesOf(target: unknown): string[] {
  const { options, configurations } = asRecord(target);
  return [options, ...Object.values(asRecord(configurations))].flatMap((one) => {
    const names = asRecord(asRecord(one)['staging'])['certificateNames'];
    return Array.isArray(names) ? names.filter((name) => typeof name === 'string') : [];
  });
}
