import { UserError } from '../base/user-error';

/** An image that is Alpine, but not what was asked of it: too large, for the wrong processor, run by root, or not working. */
export class ImageChecksError extends UserError {}
