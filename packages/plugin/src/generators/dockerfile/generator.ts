import type { Tree } from '@nx/devkit';
import { parseArgsStringToArgv } from 'string-argv';
import type { DockerfileWish } from '../../scaffold/plan-dockerfile';
import { reportScaffold } from '../../workspace/tree/report-scaffold';
import { scaffoldDockerfile } from '../../workspace/tree/scaffold-dockerfile';
import { findScaffoldProject } from '../../workspace/tree/scaffold-project';
import type { DockerfileOptions } from './options';

/** `nx g nx-alpine:dockerfile <project>`: writes an Alpine Dockerfile and its ignore file, from what the project's files say. */
export default async function dockerfileGenerator(tree: Tree, options: DockerfileOptions): Promise<void> {
  const project = await findScaffoldProject(tree, options.project);
  const { laid, reasons, warnings } = await scaffoldDockerfile(
    tree,
    project,
    readWish(options),
    options.force ?? false,
  );
  reportScaffold(reasons, laid, warnings);
}

function readWish({
  stack,
  environment,
  layout = 'project',
  port = 8080,
  command,
  healthPath,
  architecture,
}: DockerfileOptions): DockerfileWish {
  return {
    stack,
    environment,
    layout,
    port,
    command: command === undefined ? undefined : parseArgsStringToArgv(command),
    healthPath,
    ...(architecture !== undefined && { architecture }),
  };
}
