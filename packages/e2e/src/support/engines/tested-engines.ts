import { engineNames, enginesAtHand, type EngineName } from '../../../../../tools/dist/engine/matrix/engines';

/**
 * The engines that a spec must ask.
 *
 * Beside CI's private engine all must be there, and one that is missing fails. Elsewhere each is asked where it is at hand,
 * and the others are named on stderr.
 */
export function testedEngines(env: NodeJS.ProcessEnv = process.env): readonly EngineName[] {
  if (env['CI'] && env['NX_ALPINE_ENGINE'] === 'private') return engineNames;
  const atHand = enginesAtHand(env);
  const others = engineNames.filter((name) => !atHand.includes(name));
  if (others.length > 0) process.stderr.write(`not at hand, so not tested: ${others.join(', ')}\n`);
  return atHand;
}
