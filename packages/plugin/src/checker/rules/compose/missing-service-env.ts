import { folderOf } from '../../../base/context-path';
import type { Rule } from '../../rule';
import { isCompletedElsewhere, possibleFolders } from '../../subjects/compose-folder';
import { allTargets } from '../../subjects/compose-mounts';
import type { ComposeService, ComposeSubject } from '../../subjects/compose-subject';
import type { ComposeValue } from '../../subjects/compose-value';
import { isCopiedElsewhere } from '../../subjects/copied-elsewhere';
import { requiredVariables, type RequiredVariables } from '../../subjects/required-variables';
import { variablesOf } from '../../subjects/service-environment';
import type { WorkspaceView } from '../../workspace-view';

/** A stock image that ends with an error unless a variable is set, in a service in which for certain nothing sets it. */
export const missingServiceEnv: Rule<'compose'> = {
  id: 'compose/missing-service-env',
  severity: 'error',
  title: 'A service lacks a variable without which its image does not start',
  why: 'The entry point of the image ends with an error when it makes its data for the first time.',
  fix: 'Set the variable in environment, or in an env_file.',
  subject: 'compose',
  *check(subject, view) {
    for (const service of subject.services) {
      const image = service.value.get('image');
      const required = requiredVariables(image?.text ?? '');
      if (image === undefined || required === undefined || isSpecial(service, required)) continue;
      const names = namesFor(service, subject, view);
      if (names === undefined || isAnySet(required, names)) continue;
      if (isCompletedElsewhere(service, subject, view)) continue;
      yield {
        ...image.place,
        what: `nothing sets ${required.anyOf.slice(0, -1).join(', ')} or ${required.anyOf.at(-1) ?? ''} for "${service.name}", and ${image.text ?? ''} needs one of them`,
        fix: required.fix,
      };
    }
  },
};

/** Where the image is built here, something else than its server is started, or the data may be there already. */
function isSpecial(service: ComposeService, { server, data }: RequiredVariables): boolean {
  const { value } = service;
  if (['build', 'extends', 'entrypoint', 'configs', 'secrets'].some((key) => value.get(key) !== undefined))
    return true;
  const command = value.get('command');
  const first = command?.items[0]?.text ?? command?.text ?? '';
  if (command !== undefined && !server.test(first)) return true;
  return (
    isFilled(value.get('volumes')?.items ?? [], data) ||
    allTargets(service).some((target) => target.includes('$'))
  );
}

/** A folder of this machine may hold data; a volume of the engine is empty at first. */
function isFilled(volumes: readonly ComposeValue[], data: readonly string[]): boolean {
  return volumes.some((volume) => {
    const { source, target, isFolder } = volume.isMap ? longVolume(volume) : shortVolume(volume);
    const isFromHere = isFolder || /[./$~\\]/.test(source);
    return isFromHere && data.some((folder) => target === folder || target.startsWith(`${folder}/`));
  });
}

interface Volume {
  readonly source: string;
  readonly target: string;
  readonly isFolder: boolean;
}

function shortVolume({ text = '' }: ComposeValue): Volume {
  const [, source = '', target = ''] = /^([^:]*):([^:]*)/.exec(text) ?? [];
  return { source, target, isFolder: false };
}

function longVolume(volume: ComposeValue): Volume {
  const textOf = (key: string): string => volume.get(key)?.text ?? '';
  return { source: textOf('source'), target: textOf('target'), isFolder: textOf('type') === 'bind' };
}

/** Undefined where nobody can tell. */
function namesFor(
  service: ComposeService,
  subject: ComposeSubject,
  view: WorkspaceView,
): ReadonlySet<string> | undefined {
  // Test data is read and never started, and what a template lacks may come with what is made of it.
  if (isCopiedElsewhere(subject.file)) return undefined;
  const hasFiles = service.value.get('env_file') !== undefined;
  if (hasFiles && possibleFolders(subject, view).length > 1) return undefined;
  return variablesOf(service, folderOf(subject.file), view);
}

function isAnySet({ anyOf }: RequiredVariables, names: ReadonlySet<string>): boolean {
  return anyOf.some((name) => names.has(name) || names.has(`${name}_FILE`));
}
