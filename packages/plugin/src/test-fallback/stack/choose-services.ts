import type { ComposeModel, ComposeService } from './compose-model';

/** A service with this label is done when it has ended well, though nobody waits for it in the compose file. */
const ONE_SHOT_LABEL = 'dev.nx-alpine.oneshot';

/** A service that is to run, and what counts as its good state. */
export interface ChosenService extends ComposeService {
  /** It ends with status 0 by itself, and that is fine. */
  readonly isOneShot: boolean;
}

/** The services that are wanted, with all that they depend on; all that have no profile where none is named. */
export function chooseServices(
  { services }: ComposeModel,
  wanted: readonly string[],
): { readonly chosen: readonly ChosenService[]; readonly missing: readonly string[] } {
  const byName = new Map(services.map((service) => [service.name, service]));
  const first =
    wanted.length > 0
      ? wanted
      : services.filter(({ profiles }) => profiles.length === 0).map(({ name }) => name);
  const names = new Set<string>();
  const add = (name: string): void => {
    if (names.has(name)) return;
    names.add(name);
    Object.keys(byName.get(name)?.dependsOn ?? {}).forEach(add);
  };
  first.forEach(add);
  const chosen = services.filter(({ name }) => names.has(name));
  const awaited = new Set(chosen.flatMap(({ dependsOn }) => endsAwaited(dependsOn)));
  return {
    chosen: chosen.map((service) => ({
      ...service,
      isOneShot: awaited.has(service.name) || service.labels[ONE_SHOT_LABEL] === 'true',
    })),
    missing: [...names].filter((name) => !byName.has(name)),
  };
}

function endsAwaited(dependsOn: ComposeService['dependsOn']): string[] {
  return Object.entries(dependsOn)
    .filter(([, condition]) => condition === 'service_completed_successfully')
    .map(([name]) => name);
}
