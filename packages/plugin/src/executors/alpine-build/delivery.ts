import { UserError } from '../../base/user-error';
import { FailedBuildError } from '../../engines/failed-build-error';

/** What is done with an image that is ready. */
export type Delivery = 'outputs' | 'push';

/** An image is ready and has its tags, but something that was to be made of it failed. */
export class FailedDeliveryError extends UserError {
  constructor(
    readonly delivery: Delivery,
    readonly reason: UserError,
  ) {
    super(reason.problems, { cause: reason });
  }

  /** What is known of an engine's work that failed. */
  get failedWork(): FailedBuildError | undefined {
    return this.reason instanceof FailedBuildError ? this.reason : undefined;
  }
}

/** Does something with an image that is ready, and says so where it fails. */
export async function delivering<Result>(delivery: Delivery, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof UserError ? new FailedDeliveryError(delivery, error) : error;
  }
}
