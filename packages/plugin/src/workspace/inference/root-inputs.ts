import { join } from 'node:path';
import { UserError } from '../../base/user-error';
import { findIgnoreFile, type IgnoreFile } from '../../build-context/effective-ignore-file';
import { compilePathTest } from '../../dockerignore/folder-rules';
import { readIgnoreRules } from '../../dockerignore/ignore-rules';

/** Files at the workspace root that decide what a build installs. */
const ROOT_MANIFESTS = [
  ...[
    'package.json',
    'package-lock.json',
    'npm-shrinkwrap.json',
    'pnpm-lock.yaml',
    'pnpm-workspace.yaml',
    '.npmrc',
  ],
  ...['yarn.lock', '.yarnrc.yml', 'bun.lock', 'bun.lockb', 'pyproject.toml', 'uv.lock', 'poetry.lock'],
  ...['requirements.txt', 'Pipfile.lock', 'go.mod', 'go.sum', 'go.work', 'go.work.sum'],
] as const;

/** Lines that are about one path in a folder, as `!services/api`. Without them most ignore files of a workspace are alike. */
const BELOW_THE_ROOT = /^!?[\w-][\w.-]*(?:\/[\w-][\w.-]*)+\/?\r?$/gm;

/** Finds the root manifests that Dockerfiles can receive; what their ignore files exclude decides nothing. */
export class RootInputs {
  readonly #byContent = new Map<string, ReadonlySet<string>>();
  readonly #byDockerfile = new Map<string, ReadonlySet<string>>();

  constructor(private readonly workspaceRoot: string) {}

  /** The manifests that any of the Dockerfiles can receive. */
  find(dockerfiles: readonly string[]): string[] {
    const received = dockerfiles.map((dockerfile) => this.#receivedBy(dockerfile));
    return ROOT_MANIFESTS.filter((manifest) => received.some((names) => names.has(manifest)));
  }

  /** Whether a Dockerfile came from our generator, so that lines of its ignore file follow the project graph. */
  isManaged(dockerfile: string): boolean {
    return this.#readIgnoreFile(dockerfile)?.content.includes('# nx-alpine:begin ') ?? false;
  }

  #receivedBy(dockerfile: string): ReadonlySet<string> {
    const known = this.#byDockerfile.get(dockerfile);
    if (known !== undefined) return known;
    const received = this.#receivedUnder(this.#readIgnoreFile(dockerfile));
    this.#byDockerfile.set(dockerfile, received);
    return received;
  }

  #receivedUnder(ignoreFile: IgnoreFile | undefined): ReadonlySet<string> {
    if (ignoreFile === undefined) return EVERYTHING;
    const content = ignoreFile.content.replace(BELOW_THE_ROOT, '');
    const known = this.#byContent.get(content);
    if (known !== undefined) return known;
    const received = filterManifests({ ...ignoreFile, content });
    this.#byContent.set(content, received);
    return received;
  }

  /** One that cannot be read is an error of the build, and nothing that could stop the graph. */
  #readIgnoreFile(dockerfile: string): IgnoreFile | undefined {
    try {
      return findIgnoreFile(this.workspaceRoot, join(this.workspaceRoot, dockerfile));
    } catch {
      return undefined;
    }
  }
}

const EVERYTHING: ReadonlySet<string> = new Set(ROOT_MANIFESTS);

/** Everything, as far as we know, under an ignore file that the engine refuses. */
function filterManifests({ content, path }: IgnoreFile): ReadonlySet<string> {
  try {
    const isExcluded = compilePathTest(readIgnoreRules(content, path));
    return new Set(ROOT_MANIFESTS.filter((manifest) => !isExcluded(manifest)));
  } catch (error) {
    if (error instanceof UserError) return EVERYTHING;
    throw error;
  }
}
