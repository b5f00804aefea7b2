import type { Health, Program } from './program';
import type { StackWishes } from './stack-kind';

/** A program with what the user said of it; undefined where neither tells how it starts. */
export function applyWishes(
  found: Program | undefined,
  { command, healthPath }: StackWishes,
): Program | undefined {
  const program =
    command === undefined
      ? found
      : { command, reload: undefined, health: found?.health ?? PORT, isInit: false };
  if (program === undefined || healthPath === undefined) return program;
  return { ...program, health: healthPath === '' ? { kind: 'none' } : { kind: 'http', path: healthPath } };
}

const PORT: Health = { kind: 'port' };
