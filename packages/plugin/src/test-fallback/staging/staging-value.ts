import type { SecretReference } from './endpoints/secret-reference';

/** One variable of the staging file, as the file has it or as its secret was resolved. */
export interface StagingValue {
  readonly key: string;
  readonly value: string;
  /** Where people find it: `apps/api/.env.staging.tests:4`. */
  readonly place: string;
  /** Where the value comes from, as in KeyOrigin. */
  readonly from: string;
  /** The secret behind the value, once it was resolved; such a value is shown nowhere. */
  readonly secret: SecretReference | undefined;
}
