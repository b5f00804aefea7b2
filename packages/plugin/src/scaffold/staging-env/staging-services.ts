import { findProductionWord } from '../../base/production-name';
import type { Problem } from '../../base/user-error';
import { isHostLabel } from '../../formats/host-name/host-name';
import { shortName, type ScaffoldProject } from '../scaffold-project';
import { asVariable, stagingHost } from './staging-names';
import type { StagingWish } from './staging-wish';

/** A service of the staging environment. */
export interface StagingService {
  /** As the user or Nx calls it. */
  readonly name: string;
  /** Beginning of the names of its variables. */
  readonly variable: string;
  readonly host: string;
}

/** The services of a wish, each named once, the project itself first where it is one of them. */
export function stagingServices(
  project: ScaffoldProject,
  { services, environmentName, baseDomain }: StagingWish,
): StagingService[] {
  const names = [...new Set(services)];
  const isOwn = (name: string): boolean => name === project.name || name === shortName(project);
  return [...names.filter(isOwn), ...names.filter((name) => !isOwn(name))].map((name) => {
    const short = shortName({ name });
    return { name, variable: asVariable(short), host: stagingHost(short, environmentName, baseDomain) };
  });
}

/** Services that have no proper host, or share one. */
export function checkServices(services: readonly StagingService[]): Problem[] {
  return services.flatMap(({ name, host }, index): Problem[] => {
    if (!isHostLabel(host.split('.')[0] ?? ''))
      return [
        {
          what: `services: "${name}"`,
          why: `its host would be ${host}, and labels of hosts have 1 to 63 letters, digits and hyphens`,
          fix: 'give a shorter name of letters, digits and hyphens',
        },
      ];
    const other = services.slice(0, index).find((earlier) => earlier.host === host);
    return other === undefined
      ? []
      : [
          {
            what: `services: "${other.name}" and "${name}"`,
            why: `both would be ${host}`,
            fix: 'leave one out',
          },
        ];
  });
}

/** Hosts that a run on staging would refuse for their names. */
export function productionLikeHosts(services: readonly StagingService[]): string[] {
  return services.flatMap(({ host }) => {
    const word = findProductionWord(host);
    return word === undefined
      ? []
      : [`${host}: "${word}" is a word for production; exempt this host for runs on staging, or rename it`];
  });
}
