import alpineBuild from '../../../packages/plugin/dist/executors/alpine-build/executor';

/**
 * `image <workspace root> <project> <options as JSON>`: runs the executor as Nx does for one task, and ends with its success. Nx's
 * own time is not in it.
 */
async function main([root = '', projectName = '', options = '{}']: readonly string[]): Promise<number> {
  const data = { root: `services/${projectName}` };
  const context = {
    root,
    projectName,
    projectsConfigurations: { projects: { [projectName]: data } },
    projectGraph: { nodes: { [projectName]: { data } }, dependencies: {} },
  };
  const raw = JSON.parse(options) as Readonly<Record<string, unknown>>;
  const { success } = await alpineBuild(raw, context as unknown as Parameters<typeof alpineBuild>[1]);
  return success ? 0 : 1;
}

void main(process.argv.slice(2)).then((status) => process.exit(status));
