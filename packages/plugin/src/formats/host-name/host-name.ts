/** Whether a text can be a host's name: labels of letters, digits and hyphens, no final dot, and no IP address. */
export function isHostName(text: string): boolean {
  const labels = text.split('.');
  return text.length <= 253 && labels.every(isHostLabel) && !NUMBER.test(labels.at(-1) ?? '');
}

/** Whether a text can be one label of a host's name; https://www.rfc-editor.org/rfc/rfc1123#page-13 */
export function isHostLabel(text: string): boolean {
  return /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/i.test(text);
}

/** A last label that makes URL parsers see an IPv4 address; https://url.spec.whatwg.org/#ends-in-a-number-checker */
const NUMBER = /^(?:\d+|0x[\da-f]*)$/i;
