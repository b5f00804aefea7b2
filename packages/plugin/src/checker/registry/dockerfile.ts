import type { AnyRule } from '../rule';
import { buildCheck } from '../rules/dockerfile/build-check';
import { cacheMountUseless } from '../rules/dockerfile/cache-mount-useless';
import { chownUnknownUser } from '../rules/dockerfile/chown-unknown-user';
import { developmentServer } from '../rules/dockerfile/development-server';
import { emptyWildcard } from '../rules/dockerfile/empty-wildcard';
import { endOfLifeAlpine } from '../rules/dockerfile/end-of-life-alpine';
import { foreignPackageManager } from '../rules/dockerfile/foreign-package-manager';
import { healthcheckTool } from '../rules/dockerfile/healthcheck-tool';
import { mixedAlpine } from '../rules/dockerfile/mixed-alpine';
import { muslReadiness } from '../rules/dockerfile/musl-readiness';
import { newerThanEngine } from '../rules/dockerfile/newer-than-engine';
import { notAlpine } from '../rules/dockerfile/not-alpine';
import { portDiffers } from '../rules/dockerfile/port-differs';
import { runsAsRoot } from '../rules/dockerfile/runs-as-root';
import { secretArgument } from '../rules/dockerfile/secret-argument';
import { shellFormCommand } from '../rules/dockerfile/shell-form-command';
import { undeclaredArgument } from '../rules/dockerfile/undeclared-argument';
import { unknownStage } from '../rules/dockerfile/unknown-stage';
import { unparsable } from '../rules/dockerfile/unparsable';
import { unpinnedBase } from '../rules/dockerfile/unpinned-base';

/** Rules on what stands in a Dockerfile itself. */
export const DOCKERFILE_RULES: readonly AnyRule[] = [
  buildCheck,
  cacheMountUseless,
  chownUnknownUser,
  developmentServer,
  emptyWildcard,
  endOfLifeAlpine,
  foreignPackageManager,
  healthcheckTool,
  mixedAlpine,
  muslReadiness,
  newerThanEngine,
  notAlpine,
  portDiffers,
  runsAsRoot,
  secretArgument,
  shellFormCommand,
  undeclaredArgument,
  unknownStage,
  unparsable,
  unpinnedBase,
];
