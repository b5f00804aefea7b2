import type { ExecutorContext } from '@nx/devkit';
import validateExecutor from '../executors/validate/executor';

/** The projects of the workspaces in which the executor is tested, by their names. */
const PROJECTS = { api: { root: 'services/api' }, web: { root: 'services/web' } };

/** Runs `validate` as Nx does for one task, and gives its success. */
export async function runValidate(
  root: string,
  projectName: keyof typeof PROJECTS,
  options: object,
): Promise<boolean> {
  const { api, web } = PROJECTS;
  const context = {
    ...{ root, projectName, projectsConfigurations: { projects: PROJECTS } },
    projectGraph: { nodes: { api: { data: api }, web: { data: web } }, dependencies: {} },
  };
  const raw = options as Readonly<Record<string, unknown>>;
  return (await validateExecutor(raw, context as unknown as ExecutorContext)).success;
}

/** Keeps all that is printed from now on, and gives it. */
export function keepPrinted(): () => string {
  let printed = '';
  const keep = (text: string): void => {
    printed += `${text}\n`;
  };
  jest.spyOn(console, 'log').mockImplementation(keep);
  jest.spyOn(console, 'error').mockImplementation(keep);
  return () => printed;
}
