import { findProductionWord } from '../../base/production-name';
import type { Problem } from '../../base/user-error';
import { isHostLabel } from '../../formats/host-name/host-name';
import { checkBaseDomain } from './check-base-domain';
import type { StagingWish } from './staging-wish';

/** Everything that is wrong with a wish, in the order of the options. */
export function checkWish(wish: StagingWish): Problem[] {
  return [
    checkBaseDomain(wish.baseDomain),
    checkEnvironmentName(wish.environmentName),
    checkGcpProject(wish.gcpProject),
    checkCloudSqlInstance(wish.cloudSqlInstance),
  ].filter((problem) => problem !== undefined);
}

function checkEnvironmentName(name: string): Problem | undefined {
  const what = `environmentName: "${name}"`;
  const fix = '--environmentName=staging';
  if (!isHostLabel(name) || name !== name.toLowerCase()) {
    return { what, why: 'it becomes a part of host names: small letters, digits and hyphens', fix };
  }
  return asProduction(what, name, fix);
}

/** https://cloud.google.com/resource-manager/docs/creating-managing-projects#before_you_begin */
const GCP_PROJECT = /^[a-z][a-z0-9-]{4,28}[a-z0-9]$/;

function checkGcpProject(id: string): Problem | undefined {
  const what = `gcpProject: "${id}"`;
  const fix = 'give the id of the staging project, as `gcloud projects list` shows it';
  if (GCP_PROJECT.test(id)) return asProduction(what, id, fix);
  return { what, why: 'ids are 6 to 30 small letters, digits and hyphens, and begin with a letter', fix };
}

function checkCloudSqlInstance(instance: string | undefined): Problem | undefined {
  if (instance === undefined) return undefined;
  const what = `cloudSqlInstance: "${instance}"`;
  const fix = 'give its connection name, for example --cloudSqlInstance=acme-staging:europe-west1:main';
  const [project = '', region = '', name = '', ...others] = instance.split(':');
  const isWhole =
    GCP_PROJECT.test(project) && /^[a-z]+-[a-z]+\d+$/.test(region) && /^[a-z][a-z0-9-]{0,96}$/.test(name);
  if (isWhole && others.length === 0) return asProduction(what, instance, fix);
  return { what, why: 'it has the form project:region:instance', fix };
}

function asProduction(what: string, name: string, fix: string): Problem | undefined {
  const word = findProductionWord(name);
  if (word === undefined) return undefined;
  return { what, why: `"${word}" is a word for production, and tests must not reach it`, fix };
}
