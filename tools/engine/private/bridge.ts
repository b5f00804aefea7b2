import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EngineError } from '../engine-error';
import { must, run } from '../run';
import type { Programs } from './programs';
import { chooseSubnet, parseRoutes } from './subnet';

/** A network of our own for containers. */
export interface Bridge {
  readonly name: string;
  /** Where the engine takes the networks from that a command asks for. */
  readonly pool: string;
}

/** Adds a bridge with a subnet that nothing on this machine uses. */
export async function addBridge(name: string, programs: Programs, signal: AbortSignal): Promise<Bridge> {
  const prefix = chooseSubnet(parseRoutes(readFileSync('/proc/net/route', 'utf8')));
  if (!prefix)
    throw new EngineError('no free subnet for containers: routes cover 10.100-10.249 and 172.16-172.31');
  const steps = [
    ['link', 'add', name, 'type', 'bridge'],
    ['addr', 'add', `${prefix}.0.1/17`, 'dev', name],
    ['link', 'set', name, 'up'],
  ];
  for (const step of steps) await must(`cannot make the bridge ${name}`, ...ip(programs, step), { signal });
  return { name, pool: `base=${prefix}.128.0/17,size=24` };
}

/** Removes a bridge; one that is gone already is fine. */
export async function removeBridge(name: string, programs: Programs): Promise<void> {
  await run(...ip(programs, ['link', 'del', name]));
}

/** BusyBox brings its own `ip`, which a bare machine does not have. */
function ip({ folder }: Programs, argv: readonly string[]): [string, string[]] {
  return [join(folder, 'shell/usr/bin/busybox'), ['ip', ...argv]];
}
