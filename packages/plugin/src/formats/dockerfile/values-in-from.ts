import { expandVariables } from './expand-variables';
import type { DockerfileOutline } from './read-dockerfile';

/** A build argument replaces the default of an `ARG` that stands before the first `FROM`, and only of such. */
export function valuesInFrom(
  { globalArguments }: DockerfileOutline,
  buildArguments: ReadonlyMap<string, string>,
  placeholder?: string,
): Map<string, string | undefined> {
  const values = new Map<string, string | undefined>();
  for (const [name, preset] of globalArguments) {
    values.set(
      name,
      buildArguments.get(name) ??
        (preset === undefined ? undefined : expandVariables(preset, values, placeholder)),
    );
  }
  return values;
}
