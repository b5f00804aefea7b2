import type { AnyRule } from '../rule';
import { containerNameConflict } from '../rules/compose/container-name-conflict';
import { healthcheckCannotRun } from '../rules/compose/healthcheck-cannot-run';
import { invalidYaml } from '../rules/compose/invalid-yaml';
import { missingBindSource } from '../rules/compose/missing-bind-source';
import { missingDockerfile } from '../rules/compose/missing-dockerfile';
import { missingEnvFile } from '../rules/compose/missing-env-file';
import { missingServiceEnv } from '../rules/compose/missing-service-env';
import { mountHidesBuild } from '../rules/compose/mount-hides-build';
import { obsoleteKey } from '../rules/compose/obsolete-key';
import { portConflict } from '../rules/compose/port-conflict';
import { undeclaredArgument } from '../rules/compose/undeclared-argument';
import { unknownDependency } from '../rules/compose/unknown-dependency';
import { unknownTarget } from '../rules/compose/unknown-target';
import { unsetVariable } from '../rules/compose/unset-variable';

/** Rules on compose files. */
export const COMPOSE_RULES: readonly AnyRule[] = [
  containerNameConflict,
  healthcheckCannotRun,
  invalidYaml,
  missingBindSource,
  missingDockerfile,
  missingEnvFile,
  missingServiceEnv,
  mountHidesBuild,
  obsoleteKey,
  portConflict,
  undeclaredArgument,
  unknownDependency,
  unknownTarget,
  unsetVariable,
];
