import { dirname } from 'node:path';
import type { CheckedCompose } from './check-compose';
import type { ChosenService } from './choose-services';
import { digestOfStack, hashOfWorkspace, projectName, projectNameBase } from './project-name';
import { secretsOf } from './secrets-of-config';
import { isolateConfig, nameBuiltImages } from './stack-config';
import type { StackWish } from './stack';
import { suspect, type Suspicion } from './suspicion';

/** What is started for a wish, decided without asking anybody. */
export interface StackPlan {
  readonly projectName: string;
  /** What the names of all stacks for this wish begin with, whatever their configuration. */
  readonly base: string;
  /** The hash of the workspace, which the label of the stack has as its value. */
  readonly workspace: string;
  /** What compose reads from its input; with secrets. */
  readonly config: string;
  /** Where relative paths of the configuration begin. */
  readonly folder: string;
  readonly chosen: readonly ChosenService[];
  readonly suspicion: Suspicion;
  /** Values of the configuration that nobody should read. */
  readonly secrets: readonly string[];
}

/** Plans a stack. */
export function planStack(wish: StackWish, { resolved, chosen }: CheckedCompose): StackPlan {
  const base = projectNameBase(wish.workspaceRoot, wish.name);
  const workspace = hashOfWorkspace(wish.workspaceRoot);
  const services = chosen.map(({ name }) => name);
  const isolated = isolateConfig(resolved, { services, workspace });
  const engine = wish.environment['DOCKER_HOST'] ?? '';
  const project = projectName(base, digestOfStack(JSON.stringify(isolated), engine));
  return {
    projectName: project,
    base,
    workspace,
    config: JSON.stringify(nameBuiltImages(isolated, project)),
    folder: dirname(wish.composeFiles[0] ?? wish.workspaceRoot),
    chosen,
    suspicion: suspect(wish.composeFiles, wish.changedFiles),
    secrets: secretsOf(chosen),
  };
}
