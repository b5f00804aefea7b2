import type { ComposeService } from './compose-model';

/** Names of variables whose values are not for logs. */
const SECRET = /PASS|SECRET|TOKEN|CREDENTIAL|PRIVATE|(?:^|_)KEY(?:$|_)/i;

/** A user and password in an address. */
const IN_ADDRESS = /:\/\/[^/@\s:]*:([^/@\s]+)@/;

/** Values that a service's log might repeat and nobody should read; those that also stand where no secret does are none. */
export function secretsOf(services: readonly ComposeService[]): readonly string[] {
  const entries = services.flatMap(({ environment }) => Object.entries(environment));
  const open = new Set([
    ...services.map(({ name }) => name),
    ...entries.filter(([key]) => !SECRET.test(key)).map(([, value]) => value),
  ]);
  const secret = entries.flatMap(([key, value]) => [
    ...(SECRET.test(key) ? [value] : []),
    ...(IN_ADDRESS.exec(value)?.slice(1) ?? []),
  ]);
  return [...new Set(secret)].filter((value) => value !== '' && !open.has(value));
}
