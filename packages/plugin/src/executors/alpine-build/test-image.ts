import { EngineError } from '../../engines/engine-error';
import { hashText } from '../../host/file-facts';
import type { SmokeTest } from '../../image/image-record';
import { recallImage, rememberImage } from '../../workspace/state/image-memory';
import type { Making, Obtained } from './make-image';
import { runSmokeTest } from './smoke-test';

/** Starts an image where that was asked for, unless it is known to have passed. */
export async function testOnce(
  making: Making,
  obtained: Obtained,
): Promise<SmokeTest | null | 'interrupted'> {
  const { job, engine, io, mask } = making;
  const { smokeTest } = job.checks;
  if (smokeTest === undefined) return null;
  const passed = recallTest(making, obtained, smokeTest);
  if (passed !== undefined) return passed;
  const { images } = obtained;
  const image = images.find(({ platform }) => platform.startsWith(engine.facts.platform)) ?? images[0];
  const facts = image === undefined ? undefined : await engine.inspect(image.id);
  if (facts === undefined) throw new EngineError([{ what: 'The image to test is gone from the engine' }]);
  return runSmokeTest(engine, facts, smokeTest, io.signal, mask);
}

/** An image that has passed the very same test before need not pass it again. */
function recallTest(
  { job, engine, stateFolder, inputs }: Making,
  { images, outcome }: Obtained,
  plan: object,
): SmokeTest | undefined {
  if (outcome === 'built') return undefined;
  const known = recallImage(stateFolder, job.task.project, inputs, engine.facts.id);
  const isSame = known?.images[0]?.id === images[0]?.id && known?.smokeTest?.plan === hashOf(plan);
  return isSame ? known.smokeTest.result : undefined;
}

function hashOf(plan: object): string {
  return hashText(JSON.stringify(plan));
}

/** Keeps an image in mind, with the test that it passed. */
export async function keepInMind(
  { job, engine, inputs, stateFolder }: Making,
  { images }: Obtained,
  result: SmokeTest | null,
): Promise<void> {
  if (inputs === undefined || images.length > 1) return;
  const { smokeTest } = job.checks;
  await rememberImage(stateFolder, job.task.project, {
    inputs,
    engine: engine.facts.id,
    images,
    ...(smokeTest !== undefined && result !== null && { smokeTest: { plan: hashOf(smokeTest), result } }),
  });
}
