import { OptionsError, UserError } from '../base/user-error';

/** No engine can build. */
export class NoEngineError extends UserError {}

/** An engine that answered before refused or was lost; the files to build cannot have caused it. */
export class EngineError extends UserError {}

/** Options ask for something that this engine cannot do; another one can. */
export class EngineLimitError extends OptionsError {}
