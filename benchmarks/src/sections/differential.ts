import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BenchmarkError } from '../benchmark-error';
import { engineAnswers, ourAnswers } from '../differential/answers';
import { difference } from '../differential/difference';
import { makeOddTree } from '../differential/odd-tree';
import { randomIgnoreFile } from '../differential/random-ignore-file';
import { shrink } from '../differential/shrink';
import { say } from '../progress';
import { Random } from '../random';
import type { Bench } from './bench';

const SHOWN = 5;

/** Compares our answers with those of the engine's client for ignore files that are made up. */
export async function differential(bench: Bench): Promise<void> {
  const { lists, seed } = bench.request;
  const random = new Random(seed);
  const root = join(bench.scratch, 'odd-tree');
  const paths = makeOddTree(root, random);
  const texts = Array.from({ length: lists }, () => randomIgnoreFile(paths, random));
  say(`differential: ${lists} ignore files, seed ${seed}`);
  const { engine, our } = await ask(bench, root, texts);
  const differing = texts.filter((_, index) => difference(engine[index], our[index]).length > 0);
  const refused = engine.filter((answer) => !answer).length;
  bench.print(
    `### Same answers as the engine's client\n\n${lists} ignore files (seed ${seed}) on a tree of ${paths.length} ` +
      `files and links; ${refused} of them are refused. Differences: **${differing.length}**.`,
  );
  for (const text of differing.slice(0, SHOWN)) bench.print(await explain(bench, root, text));
  if (differing.length > 0) throw new BenchmarkError(`${differing.length} ignore files are read otherwise`);
}

async function ask(bench: Bench, root: string, texts: readonly string[]) {
  const folder = join(bench.scratch, 'made-up');
  mkdirSync(folder, { recursive: true });
  const files = texts.map((text, index) => {
    const file = join(folder, `${index}.dockerignore`);
    writeFileSync(file, text);
    return file;
  });
  const engine = await engineAnswers(bench.programs.engineWalk, root, files, bench.meter);
  return { engine, our: await ourAnswers(root, files, bench.meter) };
}

async function explain(bench: Bench, root: string, text: string): Promise<string> {
  const differences = async (shorter: string): Promise<string[]> => {
    const { engine, our } = await ask(bench, root, [shorter]);
    return difference(engine[0], our[0]);
  };
  const shortest = await shrink(text, async (shorter) => (await differences(shorter)).length > 0);
  const found = await differences(shortest);
  return `${JSON.stringify(shortest)}\n${found.slice(0, SHOWN).join('\n')}`;
}
