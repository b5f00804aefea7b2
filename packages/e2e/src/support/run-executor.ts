import { execa } from 'execa';
import { readRecord, type Recorded } from './image-record';
import type { CommandEnd, Workspace } from './workspace';

/** The program that does what Nx does for a task, without the seconds that Nx takes to start. */
const PROGRAM = `
  const [root, projectName, projectRoot, options] = process.argv.slice(1);
  const { default: alpineBuild } = require(root + '/node_modules/nx-alpine/dist/executors/alpine-build/executor.js');
  const projects = { [projectName]: { root: projectRoot } };
  const nodes = { [projectName]: { data: projects[projectName] } };
  const context = { root, projectName, projectsConfigurations: { projects }, projectGraph: { nodes, dependencies: {} } };
  alpineBuild(JSON.parse(options), context).then(({ success }) => process.exit(success ? 0 : 1));
`;

/** Which project is built, how and with which engine. */
export interface ExecutorRun {
  readonly project: string;
  readonly projectRoot: string;
  readonly options: Readonly<Record<string, unknown>>;
  /** Changes to the environment; undefined removes a variable. */
  readonly environment?: NodeJS.ProcessEnv;
}

/** How a run ended and what it recorded. */
export interface ExecutorEnd extends CommandEnd {
  readonly record: Recorded;
}

/** Runs the installed executor alone, in a process of its own. */
export async function runExecutor(workspace: Workspace, run: ExecutorRun): Promise<ExecutorEnd> {
  const { project, projectRoot, options, environment = {} } = run;
  const args = ['-e', PROGRAM, workspace.root, project, projectRoot, JSON.stringify(options)];
  const end = await execa(process.execPath, args, {
    cwd: workspace.root,
    env: environment,
    reject: false,
    all: true,
    stdin: 'ignore',
  });
  return { status: end.exitCode ?? -1, output: end.all, record: readRecord(workspace, projectRoot) };
}
