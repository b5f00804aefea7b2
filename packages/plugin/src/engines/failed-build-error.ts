import { UserError } from '../base/user-error';
import type { FailureExplanation } from './failures/situation';

/** An engine gave up a build. */
export class FailedBuildError extends UserError {
  constructor(
    readonly explanation: FailureExplanation,
    /** How often the build was tried. */
    readonly attempts: number,
  ) {
    super(explanation.problems);
  }
}
