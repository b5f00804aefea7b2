import { execa } from 'execa';
import { readRecord, type Recorded } from './image-record';
import type { CommandEnd, Workspace } from './workspace';

/** The program that does what Nx does for a task, without the seconds that Nx takes to start. */
const PROGRAM = `
  const [root, executor, projectName, projectRoot, options] = process.argv.slice(1);
  const { default: execute } = require(root + '/node_modules/nx-alpine/dist/executors/' + executor + '/executor.js');
  const projects = { [projectName]: { root: projectRoot } };
  const nodes = { [projectName]: { data: projects[projectName] } };
  const context = { root, projectName, projectsConfigurations: { projects }, projectGraph: { nodes, dependencies: {} } };
  execute(JSON.parse(options), context).then(({ success }) => process.exit(success ? 0 : 1));
`;

/** Which project is worked on, and how. */
export interface ExecutorRun {
  readonly project: string;
  readonly projectRoot: string;
  readonly options: Readonly<Record<string, unknown>>;
  /** Changes to the environment; undefined removes a variable. */
  readonly environment?: NodeJS.ProcessEnv;
}

/** How a build ended and what it recorded. */
export interface BuildEnd extends CommandEnd {
  readonly record: Recorded;
}

/** Runs an installed executor alone, in a process of its own, for a project that depends on no other. */
export async function runExecutor(
  workspace: Workspace,
  executor: 'alpine-build' | 'clean-context' | 'validate',
  run: ExecutorRun,
): Promise<CommandEnd> {
  const { project, projectRoot, options, environment = {} } = run;
  const args = ['-e', PROGRAM, workspace.root, executor, project, projectRoot, JSON.stringify(options)];
  const end = await execa(process.execPath, args, {
    cwd: workspace.root,
    env: environment,
    reject: false,
    all: true,
    stdin: 'ignore',
  });
  return { status: end.exitCode ?? -1, output: end.all };
}

/** Runs the installed `alpine-build` alone, and reads its record. */
export async function runBuild(workspace: Workspace, run: ExecutorRun): Promise<BuildEnd> {
  const end = await runExecutor(workspace, 'alpine-build', run);
  return { ...end, record: readRecord(workspace, run.projectRoot) };
}
