import type { Tree } from '@nx/devkit';
import { parseArgsStringToArgv } from 'string-argv';
import { planDockerfile, type DockerfileWish } from '../../scaffold/plan-dockerfile';
import { layFiles } from '../../workspace/tree/lay-files';
import { reportScaffold } from '../../workspace/tree/report-scaffold';
import { findScaffoldProject } from '../../workspace/tree/scaffold-project';
import { treeFiles } from '../../workspace/tree/tree-files';
import type { DockerfileOptions } from './options';

/** `nx g nx-alpine:dockerfile <project>`: writes an Alpine Dockerfile and its ignore file, from what the project's files say. */
export default async function dockerfileGenerator(tree: Tree, options: DockerfileOptions): Promise<void> {
  const project = await findScaffoldProject(tree, options.project);
  const { dockerfile, ignoreFile, reasons } = planDockerfile(project, treeFiles(tree), readWish(options));
  const laid = layFiles(tree, [dockerfile, ignoreFile], options.force ?? false);
  reportScaffold(reasons, laid);
}

function readWish({
  stack,
  environment,
  layout = 'project',
  port = 8080,
  command,
  healthPath,
}: DockerfileOptions): DockerfileWish {
  return {
    stack,
    environment,
    layout,
    port,
    command: command === undefined ? undefined : parseArgsStringToArgv(command),
    healthPath,
  };
}
