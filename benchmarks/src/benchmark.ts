import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { EngineError } from '../../tools/dist/engine/engine-error';
import { Interruption, statusOf } from '../../tools/dist/engine/interruption';
import { BenchmarkError } from './benchmark-error';
import { parseCommandLine, type Request, type Section } from './command-line';
import { providePrograms, type Programs } from './go/programs';
import { describeMachine } from './machine';
import { say } from './progress';
import { Random } from './random';
import { requireOurCommands, type OurCommand } from './scripts';
import type { Bench } from './sections/bench';
import { checkers } from './sections/checkers';
import { clean } from './sections/clean';
import { context } from './sections/context';
import { differential } from './sections/differential';
import { digest } from './sections/digest';
import { fallback } from './sections/fallback';
import { growth } from './sections/growth';
import { images } from './sections/images';
import { inference } from './sections/inference';
import { matcher } from './sections/matcher';
import { services } from './sections/services';
import { sync } from './sections/sync';
import { validate } from './sections/validate';
import { placeInMemory, placeOnDisk, type Place } from './trees/place';
import { Trees } from './trees/trees';

const sections: Record<Section, { run: (bench: Bench) => Promise<void>; needs: readonly OurCommand[] }> = {
  clean: { run: clean, needs: ['clean'] },
  context: { run: context, needs: ['context'] },
  digest: { run: digest, needs: ['digest', 'unchanged', 'context'] },
  matcher: { run: matcher, needs: ['matcher'] },
  growth: { run: growth, needs: ['clean', 'context'] },
  inference: { run: inference, needs: ['inference'] },
  sync: { run: sync, needs: ['sync'] },
  images: { run: images, needs: ['image'] },
  services: { run: services, needs: ['image'] },
  fallback: { run: fallback, needs: ['fallback'] },
  validate: { run: validate, needs: ['validate'] },
  checkers: { run: checkers, needs: [] },
  differential: { run: differential, needs: ['list'] },
};

/** Runs what was asked for and answers with the exit status. Whatever happens, the trees are removed. */
async function benchmark(argv: readonly string[]): Promise<number> {
  const interruption = new Interruption().listen();
  const { signal } = interruption;
  try {
    const request = parseCommandLine(argv);
    requireOurCommands(request.sections.flatMap((name) => sections[name].needs));
    const programs = await providePrograms(signal);
    const place = request.memory ? await placeInMemory(request.files, signal) : placeOnDisk();
    try {
      await runSections(request, programs, place, signal);
    } finally {
      if (request.keep) say(`the trees stay in ${place.folder}`);
      else await place.remove();
    }
    return 0;
  } catch (error) {
    if (interruption.received) return statusOf(interruption.received);
    report(error);
    return 1;
  }
}

async function runSections(
  request: Request,
  programs: Programs,
  { folder }: Place,
  signal: AbortSignal,
): Promise<void> {
  const print = (text: string): void => console.log(`${text}\n`);
  const scratch = join(folder, 'scratch');
  mkdirSync(scratch);
  const bench: Bench = {
    request,
    programs,
    meter: { childUsage: programs.childUsage, signal },
    trees: new Trees(folder, signal),
    random: new Random(request.seed),
    scratch,
    print,
  };
  print(`Measured with \`npm run benchmark\`:\n\n${await describeMachine(folder, programs.packages)}`);
  for (const name of request.sections) await sections[name].run(bench);
}

function report(error: unknown): void {
  if (error instanceof BenchmarkError || error instanceof EngineError) error.message.split('\n').forEach(say);
  else console.error(error);
}

void benchmark(process.argv.slice(2)).then((status) => process.exit(status));
