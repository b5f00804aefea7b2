import { OptionsError } from '../../base/user-error';
import { EngineError } from '../../engines/engine-error';
import { FailedBuildError } from '../../engines/failed-build-error';
import type { FailureClass } from '../../engines/failures/known-failure';
import { FailedDeliveryError } from './delivery';
import { isLostEngine } from './lost-engine';

const failed = (kind: FailureClass): FailedBuildError =>
  new FailedBuildError({ class: kind, cause: undefined, problems: [{ what: 'x' }] }, 1);

describe('an engine', () => {
  it.each<[string, unknown, boolean]>([
    ['refused a question', new EngineError([{ what: 'x' }]), true],
    ['failed in a build', failed('infrastructure'), true],
    ['failed in a push', new FailedDeliveryError('push', failed('infrastructure')), true],
    ['was lost while a file was made', new FailedDeliveryError('outputs', new EngineError([])), true],
    ['built what the files are to blame for', failed('yours'), false],
    ['was refused by a registry', new FailedDeliveryError('push', failed('yours')), false],
    ['was never asked', new OptionsError([{ what: 'x' }]), false],
    ['met a bug of ours', new Error('x'), false],
  ])('that %s: lost %s', (_name, error, expected) => {
    expect(isLostEngine(error)).toBe(expected);
  });
});
