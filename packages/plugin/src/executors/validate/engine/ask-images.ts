import type { BuildCheck } from '../../../formats/build-check/read-build-check';
import type { Claim } from '../../../checker/claim';
import { EngineError } from '../../../engines/engine-error';
import type { AskedEngine } from './asked-engine';
import { CONFIRMED, refuted, unanswered, type Verdict } from './verdict';

type Of<Kind extends Claim['kind']> = Extract<Claim, { kind: Kind }>;

const NOT_HERE = unanswered('the engine does not have the image, and it is not fetched for this');

/** Asks what the image in the engine says of its user; nothing is pulled. */
export async function askUser(
  { image }: Of<'image-runs-as-root'>,
  { engine }: AskedEngine,
): Promise<Verdict> {
  const facts = await engine.inspect(image);
  if (facts === undefined) return NOT_HERE;
  return /^(?:|root|0)(?::|$)/.test(facts.user)
    ? CONFIRMED
    : refuted(`${image}, as the engine has it, runs as ${facts.user}`);
}

const RELEASE_FILE = '/etc/alpine-release';

/** Asks whether the image in the engine is Alpine, without running it; nothing is pulled. */
export async function askDistribution(
  { image, is, release }: Of<'image-is-alpine'>,
  { engine }: AskedEngine,
): Promise<Verdict> {
  if ((await engine.inspect(image)) === undefined) return NOT_HERE;
  const files = await readOrUndefined(() => engine.readFiles(image, [RELEASE_FILE]));
  if (files === undefined) return unanswered('the engine could not open the image');
  const found = files.get(RELEASE_FILE)?.trim();
  if (!is || found === undefined)
    return is === (found !== undefined)
      ? CONFIRMED
      : refuted(
          `${image}, as the engine has it, is ${found === undefined ? 'not Alpine' : `Alpine ${found}`}`,
        );
  const isThat = release === undefined || found === release || found.startsWith(`${release}.`);
  return isThat ? CONFIRMED : refuted(`${image}, as the engine has it, is Alpine ${found}`);
}

async function readOrUndefined<T>(read: () => Promise<T>): Promise<T | undefined> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof EngineError) return undefined;
    throw error;
  }
}

/** Asks whether what was taken for a stage is an image of the engine, and else what BuildKit's own checks say of the name. */
export async function askStage(
  { name }: Of<'stage-unknown'>,
  { engine }: AskedEngine,
  check: BuildCheck | undefined,
): Promise<Verdict> {
  const isNumber = /^\d+$/.test(name);
  if (!isNumber && (await engine.inspect(name)) !== undefined)
    return refuted(`${name} is an image that the engine has`);
  if (check === undefined) return unanswered('only the checks of BuildKit tell it, and they were not asked');
  const message = check.refusal?.message ?? '';
  if (isNumber && message.includes(`invalid stage index ${name}`)) return CONFIRMED;
  const isUnknown =
    message.includes(`/${name}:latest: not found`) || message.includes('repository does not exist');
  return isUnknown && message.includes(name)
    ? CONFIRMED
    : unanswered('the checks of BuildKit do not come to it');
}
