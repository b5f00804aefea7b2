import type { ComposeService } from './compose-subject';
import type { ComposeValue, Place } from './compose-value';

/** Host ports that a service takes for certain. */
export interface PublishedPorts {
  /** Empty for all addresses. */
  readonly address: string;
  readonly from: number;
  readonly to: number;
  readonly protocol: string;
  /** As it was written, or put together from the long syntax. */
  readonly text: string;
  readonly place: Place;
}

/** The fixed host ports of a service; what has variables or leaves the choice to the engine is left out. */
export function publishedPorts({ value }: ComposeService): PublishedPorts[] {
  if (value.get('network_mode') !== undefined) return [];
  return (value.get('ports')?.items ?? []).flatMap((port) => {
    const read = port.isMap ? readLong(port) : readShort(port.text ?? '');
    return read === undefined ? [] : [{ ...read, place: port.place }];
  });
}

/** A port of the container that a service publishes. */
export interface PublishedTarget {
  readonly port: number;
  readonly place: Place;
}

/** The ports of the container that a service publishes; undefined where a variable or a range has a say. */
export function publishedTargets({ value }: ComposeService): PublishedTarget[] | undefined {
  const targets = (value.get('ports')?.items ?? []).map((item) => {
    const text = item.isMap ? item.get('target')?.text : item.text;
    const digits = /^(?:[^\s]*:)?(\d+)(?:\/(?:tcp|udp|sctp))?$/i.exec(text ?? '')?.[1];
    return digits === undefined ? undefined : { port: Number(digits), place: item.place };
  });
  return targets.every((target) => target !== undefined) ? targets : undefined;
}

type Read = Omit<PublishedPorts, 'place'>;

const SHORT =
  /^(?:(?<address>[\d.]+|\[[\da-f:.]+\]):)?(?<from>\d+)(?:-(?<to>\d+))?:(?<inner>\d+)(?:-(?<innerTo>\d+))?(?:\/(?<protocol>tcp|udp|sctp))?$/i;

function readShort(text: string): Read | undefined {
  const { address = '', from, to, innerTo, protocol = 'tcp' } = SHORT.exec(text)?.groups ?? {};
  // With a range on the host alone, the engine chooses one of them.
  if (from === undefined || (to !== undefined && innerTo === undefined)) return undefined;
  return {
    address: allAddresses(address),
    from: Number(from),
    to: Number(to ?? from),
    protocol: protocol.toLowerCase(),
    text,
  };
}

function readLong(port: ComposeValue): Read | undefined {
  const text = port.get('published')?.text ?? '';
  const mode = port.get('mode')?.text ?? 'ingress';
  if (!/^\d+$/.test(text) || !['ingress', 'host'].includes(mode)) return undefined;
  const address = port.get('host_ip')?.text ?? '';
  const protocol = port.get('protocol')?.text ?? 'tcp';
  if ((address + protocol).includes('$')) return undefined;
  return { address: allAddresses(address), from: Number(text), to: Number(text), protocol, text };
}

function allAddresses(address: string): string {
  return ['0.0.0.0', '[::]', '::'].includes(address) ? '' : address;
}
