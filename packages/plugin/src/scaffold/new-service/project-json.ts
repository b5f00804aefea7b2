import { posix } from 'node:path';

interface Command {
  readonly command: string;
  readonly environment: Readonly<Record<string, string>>;
}

/** What a new project can do. */
export interface ProjectCommands {
  readonly test: Command;
  readonly serve: Command;
  /** The files on which the tests' result depends. */
  readonly sources: string;
}

/** The text of a new `project.json`; what concerns images is inferred from the Dockerfile. */
export function projectJson(name: string, root: string, { test, serve, sources }: ProjectCommands): string {
  const run = ({ command, environment }: Command) => ({
    command,
    cwd: '{projectRoot}',
    ...(Object.keys(environment).length > 0 && { env: environment }),
  });
  return `${JSON.stringify(
    {
      $schema: posix.join(posix.relative(root, '.'), 'node_modules/nx/schemas/project-schema.json'),
      name,
      projectType: 'application',
      sourceRoot: posix.join(root, 'src'),
      targets: {
        test: {
          executor: 'nx:run-commands',
          cache: true,
          inputs: [sources, '^default'],
          options: run(test),
          metadata: { description: 'Runs the unit tests.' },
        },
        serve: {
          executor: 'nx:run-commands',
          continuous: true,
          options: run(serve),
          metadata: { description: 'Runs the service on this machine, on $PORT or 8080.' },
        },
      },
    },
    null,
    2,
  )}\n`;
}
