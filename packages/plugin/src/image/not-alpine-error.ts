import { UserError } from '../base/user-error';

/** A Dockerfile or an image that ought to be Alpine and is not. */
export class NotAlpineError extends UserError {}
