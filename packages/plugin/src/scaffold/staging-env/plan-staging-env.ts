import { posix } from 'node:path';
import { OptionsError, type Problem } from '../../base/user-error';
import { readEnvFile } from '../../formats/env-file/read-env-file';
import type { PlannedFile } from '../planned-file';
import type { ScaffoldProject } from '../scaffold-project';
import { isForDocumentation } from './check-base-domain';
import { checkWish } from './check-wish';
import { stagingSections } from './staging-sections';
import { checkServices, productionLikeHosts, stagingServices } from './staging-services';
import { envFileText } from './staging-text';
import type { StagingWish } from './staging-wish';

/** The env file of a staging environment, and what belongs to it. */
export interface PlannedStagingEnv {
  /** Each machine has its own; git must not have it. */
  readonly envFile: PlannedFile;
  /** The same keys, for those who have no env file yet. */
  readonly example: PlannedFile;
  /** What the user should know, one sentence each. */
  readonly notes: readonly string[];
}

/** Plans the files by which tests of a project find its staging environment; throws an OptionsError with everything that is wrong. */
export function planStagingEnv(project: ScaffoldProject, wish: StagingWish): PlannedStagingEnv {
  const services = stagingServices(project, wish);
  const problems = [...checkWish(wish), ...checkServices(services)];
  if (problems.length > 0) throw new OptionsError(problems);
  const sections = stagingSections(project, services, wish);
  const name = stagingFileName(wish);
  const write = (path: string, head: readonly string[]): PlannedFile => ({
    path: posix.join(project.root, path),
    content: envFileText([...head, ...ABOUT], sections),
  });
  const envFile = write(name, [
    `Where the tests of ${project.name} find ${wish.environmentName}. Not for git; ${name}.example is.`,
  ]);
  const repeated = repeatedKeys(envFile.content);
  if (repeated.length > 0) throw new OptionsError(repeated);
  return {
    envFile,
    example: write(`${name}.example`, [
      `Example of ${name}, with the same keys: copy it, and change in the copy what is different for you.`,
    ]),
    notes: [
      ...(isForDocumentation(wish.baseDomain)
        ? [`${wish.baseDomain} is reserved for documentation; put the domain of your services in its place`]
        : []),
      ...productionLikeHosts(services),
    ],
  };
}

/** The `.tests` keeps Nx from loading it: that would need a target of this name with a configuration `tests`. */
export function stagingFileName({ environmentName }: Pick<StagingWish, 'environmentName'>): string {
  return `.env.${environmentName}.tests`;
}

const ABOUT = [
  'KEY=value only, without quotes, spaces and variables, because parsers differ in those.',
  'Secrets stay in Secret Manager: sm://projects/<project>/secrets/<name>/versions/<number>',
];

function repeatedKeys(content: string): Problem[] {
  return readEnvFile(content)
    .flaws.filter(({ kind }) => kind === 'duplicate-key')
    .map(({ key = '' }) => ({
      what: `services: two would be called ${key}`,
      why: 'a variable has one value',
      fix: 'leave one of them out, or rename it',
    }));
}
