import { join } from 'node:path';
import { bareBuilds, ourBuilds } from '../images/image-commands';
import { Services } from '../images/services';
import { runFirst, withEngine } from '../images/with-engine';
import { compete } from '../measuring/compete';
import { standingsTable } from '../measuring/table';
import { inWords, roundsFor, type Bench } from './bench';

/** Compares our builds of many services, of which few changed, with the engine's client alone. */
export function services(bench: Bench): Promise<void> {
  return withEngine(bench, async () => {
    for (const count of [50, 200]) await buildServices(bench, count);
  });
}

const CHANGED = 3;

async function buildServices(bench: Bench, count: number): Promise<void> {
  const services = new Services(join(bench.scratch, `services-${count}`), count);
  const { root, names } = services;
  const changed = names.slice(0, CHANGED);
  const bare = bareBuilds(root, names);
  const all = ourBuilds('**ours** of all', root, names);
  const affected = ourBuilds(`**ours** of the ${CHANGED} that \`nx affected\` selects`, root, changed);
  const { signal } = bench.meter;
  for (const command of [bare, all]) await runFirst(command, signal);
  const rounds = roundsFor(bench, 'large');
  const standings = await compete(
    {
      title: `${count} services`,
      commands: [bare, all, affected],
      rounds,
      prepare: () => {
        services.edit(changed);
        return Promise.resolve();
      },
    },
    bench.meter,
    bench.random,
  );
  const what = `${count} services, ${CHANGED} of them changed before each run; two processes at a time; ${inWords(rounds)}.`;
  bench.print(`### Few of many images changed\n\n${what}\n\n${standingsTable(standings)}`);
}
