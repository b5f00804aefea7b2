import { UserError } from '../../base/user-error';

/** What a scaffold must be told, because no file of the project says it. */
export class OpenQuestion extends UserError {}
