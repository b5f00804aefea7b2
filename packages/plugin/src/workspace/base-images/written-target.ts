import { isRecord, type UnknownRecord } from '../../base/unknown-record';
import type { WrittenTarget } from './image-builds';

const EXECUTOR = 'nx-alpine:alpine-build';

/**
 * Lays what is written of a target over what was inferred, as Nx will: a later layer's option counts, a configuration's options
 * are laid over each other too. Undefined where the target is not, or not any more, one that builds with this plugin.
 */
export function mergeTarget(layers: readonly unknown[]): WrittenTarget | undefined {
  const records = layers.filter(isRecord);
  if (!records.some(({ executor }) => executor === EXECUTOR) || records.some(isOther)) return undefined;
  const configurations = records.map((layer) => recordOf(layer, 'configurations'));
  const names = new Set(configurations.flatMap((layer) => Object.keys(layer)));
  return {
    options: lay(records.map((layer) => recordOf(layer, 'options'))),
    configurations: Object.fromEntries(
      [...names].map((name) => [name, lay(configurations.map((layer) => recordOf(layer, name)))]),
    ),
  };
}

/** What `targetDefaults` of nx.json say of a target: the entry of the executor, or else that of the name. */
export function targetDefaultsFor(targetDefaults: unknown, targetName: string): unknown {
  const defaults = isRecord(targetDefaults) ? targetDefaults : {};
  const entry = defaults[EXECUTOR] ?? defaults[targetName];
  return isRecord(entry) && !isOther(entry) ? entry : undefined;
}

function isOther({ executor, command }: UnknownRecord): boolean {
  return command !== undefined || (executor !== undefined && executor !== EXECUTOR);
}

function recordOf(record: UnknownRecord, name: string): UnknownRecord {
  const value = record[name];
  return isRecord(value) ? value : {};
}

function lay(layers: readonly UnknownRecord[]): UnknownRecord {
  return Object.fromEntries(layers.flatMap((layer) => Object.entries(layer)));
}
