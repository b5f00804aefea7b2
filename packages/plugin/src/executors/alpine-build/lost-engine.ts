import { EngineError } from '../../engines/engine-error';
import { FailedBuildError } from '../../engines/failed-build-error';
import { FailedDeliveryError } from './delivery';

/** Whether a failure shows that what is known of the engine may be so no longer. */
export function isLostEngine(error: unknown): boolean {
  if (error instanceof FailedDeliveryError) return isLostEngine(error.reason);
  if (error instanceof FailedBuildError) return error.explanation.class === 'infrastructure';
  return error instanceof EngineError;
}
