import { shortName, type ScaffoldProject } from '../scaffold-project';
import { asHostLabel, asVariable, secretReference, stagingHost } from './staging-names';
import type { StagingService } from './staging-services';
import type { Section } from './staging-text';
import type { StagingWish } from './staging-wish';

/** What a staging file says, without any secret: those are named and fetched when a run needs them. */
export function stagingSections(
  project: ScaffoldProject,
  services: readonly StagingService[],
  wish: StagingWish,
): Section[] {
  return [markers(wish), urls(project, services, wish), database(project, wish), access(project, wish)];
}

function markers({ environmentName }: StagingWish): Section {
  return {
    comment: ['Marks the file: a run on staging refuses one without these.'],
    variables: [
      ['APP_ENV', environmentName],
      ['USE_STAGING_SERVICES', 'true'],
      ['DOCKER_BYPASS_MODE', 'true'],
    ],
  };
}

function urls(
  project: ScaffoldProject,
  services: readonly StagingService[],
  { baseDomain, environmentName, websocket }: StagingWish,
): Section {
  const own = shortName(project);
  return {
    comment: [
      `The services, one label below the domain each: a certificate for *.${baseDomain} covers them.`,
    ],
    variables: [
      ...services.map(({ variable, host }) => [`${variable}_URL`, `https://${host}`] as const),
      ...(websocket
        ? [
            [
              `${asVariable(own)}_WEBSOCKET_URL`,
              `wss://${stagingHost(own, environmentName, baseDomain)}`,
            ] as const,
          ]
        : []),
    ],
  };
}

/** Prisma and URL parsers need a host before the socket, so that it is `localhost` there. */
function database(project: ScaffoldProject, wish: StagingWish): Section {
  const { cloudSqlInstance } = wish;
  if (cloudSqlInstance === undefined) return { comment: [], variables: [] };
  return {
    comment: [
      'The database, through the connector of Cloud SQL. The secret holds the whole URL:',
      `postgres://<user>:<password>@localhost/<database>?host=/cloudsql/${cloudSqlInstance}`,
    ],
    variables: [
      ['CLOUD_SQL_INSTANCE', cloudSqlInstance],
      ['DATABASE_URL', reference(project, wish, 'database-url')],
    ],
  };
}

function access(project: ScaffoldProject, wish: StagingWish): Section {
  return {
    comment: ['Lets tests in without a login. The service must refuse it anywhere but on staging.'],
    variables: [['TEST_AUTH_BYPASS_KEY', reference(project, wish, 'test-auth-bypass-key')]],
  };
}

function reference(
  project: ScaffoldProject,
  { gcpProject, environmentName }: StagingWish,
  secret: string,
): string {
  return secretReference(gcpProject, `${asHostLabel(shortName(project))}-${environmentName}-${secret}`);
}
