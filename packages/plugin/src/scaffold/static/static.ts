import type { DockerfileRequest } from '../dockerfile/dockerfile-plan';
import { describeInstall } from '../node/describe-install';
import { detectInstall } from '../node/detect-install';
import { evidenceOf } from '../node/detect-node';
import { chooseNodeVersion } from '../node/node-version';
import type { ScaffoldProject } from '../scaffold-project';
import { OpenQuestion } from '../stack/question';
import type { StackKind, StackPlan, StackWishes } from '../stack/stack-kind';
import type { WorkspaceFiles } from '../workspace-files';
import { detectSite, type Site } from './detect-site';
import { staticDockerfile } from './static-dockerfile';

/** Sites of files: of Vite, Angular, Astro and alike, or of plain HTML, served by nginx. */
export const staticSite: StackKind = { name: 'static', findEvidence: evidenceOf('static'), plan };

function plan(
  project: ScaffoldProject,
  files: WorkspaceFiles,
  wishes: StackWishes,
  request: DockerfileRequest,
): StackPlan {
  const site = requireSite(project, files, wishes);
  const healthPath = wishes.healthPath ?? '/healthz';
  if (site.origin.kind !== 'inside')
    return {
      ...staticDockerfile({ project, site, build: undefined }, healthPath, request, files),
      reasons: [site.evidence, SERVED],
    };
  const version = chooseNodeVersion(project, files);
  const install = detectInstall(project, files);
  return {
    ...staticDockerfile({ project, site, build: { version, install } }, healthPath, request, files),
    reasons: [`Node.js ${version} builds it`, describeInstall(install), site.evidence, SERVED],
  };
}

const SERVED = 'nginx serves it, as a user without rights';

function requireSite(project: ScaffoldProject, files: WorkspaceFiles, wishes: StackWishes): Site {
  const problems = [
    ...(wishes.command === undefined
      ? []
      : [
          {
            what: `${project.name}: a site has no command`,
            why: 'nginx serves its files',
            fix: 'leave --command out, or name another kind with --stack',
          },
        ]),
  ];
  const site = detectSite(project, files, wishes.builtFolder);
  if (site !== undefined && problems.length === 0) return site;
  throw new OpenQuestion([
    ...problems,
    ...(site === undefined
      ? [
          {
            what: `${project.name}: where are the files of the site?`,
            why: 'no known tool makes them, and there is no index.html that could be served as it is',
            fix: 'give the project a target build with an output folder',
          },
        ]
      : []),
  ]);
}
