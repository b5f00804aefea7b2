import type { Rule } from '../../rule';
import type { ComposeService } from '../../subjects/compose-subject';
import { publishedPorts, type PublishedPorts } from '../../subjects/compose-ports';
import { neverTogether } from '../../subjects/compose-profiles';

interface Taken extends PublishedPorts {
  readonly service: ComposeService;
}

/** Two services of one file that take the same fixed port of the host. */
export const portConflict: Rule<'compose'> = {
  id: 'compose/port-conflict',
  severity: 'error',
  title: 'Two services publish the same host port',
  why: 'The second one to start fails with "port is already allocated".',
  fix: 'Give one of them another host port, or put them into different profiles.',
  subject: 'compose',
  *check({ services }) {
    const taken = new Map<string, Taken[]>();
    for (const service of services) {
      for (const ports of publishedPorts(service)) {
        const mine: Taken = { ...ports, service };
        const other = others(taken, mine).find((one) => collides(one, mine));
        remember(taken, mine);
        if (other === undefined) continue;
        yield {
          ...mine.place,
          what: `host port "${mine.text}" of service "${service.name}" is taken by service "${other.service.name}" with "${other.text}"`,
          ...(neverTogether(other.service, service) && { severity: 'info' as const }),
        };
      }
    }
  },
};

function collides(one: Taken, other: Taken): boolean {
  // The engine takes the same mapping twice in one service for one.
  if (one.service === other.service) return false;
  return one.address === '' || other.address === '' || one.address === other.address;
}

/** By port, so that files with many services stay cheap; absurd ranges are cut. */
function portsOf({ from, to, protocol }: Taken): string[] {
  return Array.from(
    { length: Math.max(0, Math.min(to - from + 1, 1000)) },
    (_, index) => `${protocol} ${from + index}`,
  );
}

function others(taken: ReadonlyMap<string, readonly Taken[]>, mine: Taken): Taken[] {
  return portsOf(mine).flatMap((port) => taken.get(port) ?? []);
}

function remember(taken: Map<string, Taken[]>, mine: Taken): void {
  for (const port of portsOf(mine)) taken.set(port, [...(taken.get(port) ?? []), mine]);
}
