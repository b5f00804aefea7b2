import { SecretMask } from '../../base/secret-mask';
import { secretForms } from './secret-forms';

/** As many bytes of a secret at the end of all output count as shown. */
const TELLING = 4;

/**
 * The output of a program without secrets, byte for byte the same elsewhere, wherever the chunks are cut.
 *
 * Held back is only what the output ends with and a secret begins with; everything else is shown at once, so that a prompt or
 * a bar of progress never waits. What is held is not shown after a silence either: it would be the beginning of a secret.
 */
export class MaskedOutput {
  private readonly mask: SecretMask;

  /** Each stream needs one of its own. */
  constructor(secrets: readonly string[]) {
    this.mask = new SecretMask(secrets, (secret) => secretForms(secret).map(asBytes));
  }

  /** What can be shown of all that has arrived. */
  push(chunk: Uint8Array): Buffer {
    return fromBytes(this.mask.push(Buffer.from(chunk).toString('latin1')));
  }

  /** What was held back; a secret that breaks off in its middle, because the program was killed, stays hidden. */
  end(): Buffer {
    return fromBytes(this.mask.end(TELLING));
  }
}

/** A text of ours, such as a command line or an error's message, without secrets. */
export function maskText(text: string, secrets: readonly string[]): string {
  return new SecretMask(secrets, secretForms).mask(text);
}

/** One character for each byte, so that characters of several bytes need no care. */
function asBytes(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1');
}

function fromBytes(bytes: string): Buffer {
  return Buffer.from(bytes, 'latin1');
}
