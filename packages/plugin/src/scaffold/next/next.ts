import type { DockerfileRequest } from '../dockerfile/dockerfile-plan';
import { describeInstall } from '../node/describe-install';
import { detectInstall } from '../node/detect-install';
import { evidenceOf } from '../node/detect-node';
import { chooseNodeVersion } from '../node/node-version';
import type { NodeInstall } from '../node/node-stack';
import { findSources } from '../node/source-files';
import type { Problem } from '../../base/user-error';
import type { ScaffoldProject } from '../scaffold-project';
import { findHealth } from '../stack/find-health';
import { OpenQuestion } from '../stack/question';
import type { StackKind, StackPlan, StackWishes } from '../stack/stack-kind';
import { applyWishes } from '../stack/wishes';
import type { WorkspaceFiles } from '../workspace-files';
import { healthRoute } from './health-route';
import { nextDockerfile } from './next-dockerfile';
import { readNextConfig, type NextConfig } from './read-next-config';

/** Sites of Next.js, as the server of their own that it makes with `output: 'standalone'`. */
export const next: StackKind = { name: 'next', findEvidence: evidenceOf('next'), plan };

function plan(
  project: ScaffoldProject,
  files: WorkspaceFiles,
  wishes: StackWishes,
  request: DockerfileRequest,
): StackPlan {
  const version = chooseNodeVersion(project, files);
  const install = detectInstall(project, files);
  const config = readNextConfig(project.root, files);
  const problems = problemsOf(project, install, config);
  if (problems.length > 0) throw new OpenQuestion(problems);
  const health = healthRoute(project.root, files) ?? findHealth(textsOf(project, files));
  const server = { command: ['node', 'server.js'], reload: undefined, health, isInit: false };
  const program = applyWishes(server, wishes) ?? server;
  return {
    ...nextDockerfile(project, { version, install, config, program }, request, files),
    reasons: [
      `Node.js ${version}`,
      describeInstall(install),
      `${config.path ?? ''} asks for a server of its own`,
    ],
  };
}

function textsOf({ root }: ScaffoldProject, files: WorkspaceFiles): string[] {
  return findSources(root, files).map(({ text }) => text);
}

/** Without them the image would need all packages, or the server would lie where nobody knows. */
function problemsOf(
  { name, root }: ScaffoldProject,
  install: NodeInstall,
  { path, isStandalone, hasTracingRoot }: NextConfig,
): Problem[] {
  const file = path ?? `${root === '.' ? '' : `${root}/`}next.config.mjs`;
  const up = root
    .split('/')
    .map(() => '..')
    .join('/');
  const isInWorkspace = install.manager !== 'none' && install.folder !== root;
  return [
    ...(isStandalone
      ? []
      : [
          {
            what: `${name}: ${file} does not ask for a server of its own`,
            why: 'the image would have to hold all packages, those for development too',
            fix: path === undefined ? `export default { output: 'standalone' };` : `output: 'standalone',`,
          },
        ]),
    ...(isInWorkspace && !hasTracingRoot
      ? [
          {
            what: `${name}: ${file} does not say where the workspace begins`,
            why: 'Next.js would guess, and leave out packages that lie above the project',
            fix: `outputFileTracingRoot: join(${file.endsWith('.mjs') ? 'import.meta.dirname' : '__dirname'}, '${up}'),   with join of node:path`,
          },
        ]
      : []),
  ];
}
