import { createHash } from 'node:crypto';
import { hostname } from 'node:os';

/** Begins every project name of ours. */
const PREFIX = 'nxa';

/** More characters of a name than this only make the names of containers hard to read. */
const LONGEST_NAME = 24;

/** Stands for a workspace in names and labels; another machine or container may have one at the same path and use the same engine. */
export function hashOfWorkspace(workspaceRoot: string, machine = hostname()): string {
  return shortHash(`${machine}\n${workspaceRoot}`, 8);
}

/** What all stacks of one name in a workspace share, in the form that compose takes: lower case, digits, `-` and `_`. */
export function projectNameBase(workspaceRoot: string, name: string): string {
  const plain = name.toLowerCase().replace(/[^a-z0-9_]+/g, '-');
  const trimmed = plain.replace(/^-+|-+$/g, '').slice(0, LONGEST_NAME);
  // Two names that look alike in this form, such as @a/b and a-b, are still two.
  const readable = trimmed === name ? trimmed : `${trimmed}-${shortHash(name, 4)}`;
  return `${PREFIX}-${hashOfWorkspace(workspaceRoot)}-${readable.replace(/^-/, '')}`;
}

/**
 * The name of the compose project for one configuration at one engine.
 *
 * The digest is part of the name, so a stack never changes under those who hold it: after a change of a compose file there is another
 * stack beside it, and all who want the same one agree without asking.
 */
export function projectName(base: string, digest: string): string {
  return `${base}-${digest}`;
}

/** Stands for all that a stack is made of. */
export function digestOfStack(config: string, engine: string): string {
  return shortHash(`${engine}\n${config}`, 8);
}

function shortHash(text: string, length: number): string {
  return createHash('sha256').update(text).digest('hex').slice(0, length);
}
