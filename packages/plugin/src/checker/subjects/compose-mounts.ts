import type { ComposeService } from './compose-subject';
import type { ComposeValue, Place } from './compose-value';

/** A bind mount of a relative path. */
export interface ServiceMount {
  readonly source: string;
  readonly target: string;
  /** Where the engine makes no folder. */
  readonly mustExist: boolean;
  readonly place: Place;
}

/** The bind mounts of relative paths; variables are left out. */
export function serviceMounts(service: ComposeService): ServiceMount[] {
  return volumesOf(service).flatMap((volume) => (volume.isMap ? readLong(volume) : readShort(volume)));
}

/** Where anything else than a bind mount of a relative path is mounted: named and anonymous volumes, tmpfs. */
export function allTargets(service: ComposeService): string[] {
  const tmpfs = service.value.get('tmpfs');
  const volumes = volumesOf(service).map((volume) => {
    if (volume.isMap) return volume.get('target')?.text ?? '';
    const parts = (volume.text ?? '').split(':');
    return (parts.length === 1 ? parts[0] : parts[1]) ?? '';
  });
  return [...volumes, tmpfs?.text ?? '', ...(tmpfs?.items.map(({ text }) => text ?? '') ?? [])]
    .filter((target) => target !== '')
    .map((target) => target.replace(/\/+$/, ''));
}

function volumesOf({ value }: ComposeService): readonly ComposeValue[] {
  return value.get('volumes')?.items ?? [];
}

function readShort({ text = '', place }: ComposeValue): ServiceMount[] {
  const [, source, target] = /^(\.{1,2}(?:\/[^:]*)?):(\/[^:]*)(?::[\w,]+)?$/.exec(text) ?? [];
  if (source === undefined || target === undefined || text.includes('$')) return [];
  return [{ source, target, mustExist: false, place }];
}

function readLong(volume: ComposeValue): ServiceMount[] {
  const [source, target] = [volume.get('source'), volume.get('target')?.text];
  if (volume.get('type')?.text !== 'bind' || source?.text === undefined || target === undefined) return [];
  if (!/^\.{1,2}(?:\/|$)/.test(source.text) || (source.text + target).includes('$')) return [];
  const mustExist = volume.get('bind')?.get('create_host_path')?.text === 'false';
  return [{ source: source.text, target, mustExist, place: source.place }];
}
