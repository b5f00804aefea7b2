import { baseVersions } from '../base-images';
import { describeHealth } from '../stack/find-health';
import type { DockerfileRequest } from '../dockerfile/dockerfile-plan';
import type { ScaffoldProject } from '../scaffold-project';
import { OpenQuestion } from '../stack/question';
import type { StackKind, StackPlan, StackWishes } from '../stack/stack-kind';
import { applyWishes } from '../stack/wishes';
import type { WorkspaceFiles } from '../workspace-files';
import { detectInstall, detectPythonVersion, requiredPackages } from './detect-install';
import { detectProgram } from './detect-program';
import { findPythonEvidence } from './detect-python';
import { pythonDockerfile } from './python-dockerfile';
import type { PythonInstall, PythonStack } from './python-stack';
import type { Program } from '../stack/program';

/** Projects in Python: with FastAPI, Flask, Django or alike, or plain programs. */
export const python: StackKind = { name: 'python', findEvidence: findPythonEvidence, plan };

function plan(
  project: ScaffoldProject,
  files: WorkspaceFiles,
  wishes: StackWishes,
  request: DockerfileRequest,
): StackPlan {
  const version = requireVersion(project, files);
  const install = detectInstall(project, files);
  const { program, evidence } = requireProgram(project, files, wishes);
  const stack: PythonStack = { kind: 'python', version, install, program };
  return {
    ...pythonDockerfile(project, stack, request, files),
    reasons: [`Python ${version}`, describeInstall(install), evidence, ...describeHealth(program.health)],
  };
}

function requireVersion(project: ScaffoldProject, files: WorkspaceFiles): string {
  const version = detectPythonVersion(project, files);
  if (version !== undefined) return version;
  throw new OpenQuestion([
    {
      what: `${project.name}: no base image has a version of Python that it allows`,
      why: `requires-python of its pyproject.toml, or .python-version, excludes ${baseVersions('python').join(', ')}`,
      fix: 'allow one of them',
    },
  ]);
}

function requireProgram(
  project: ScaffoldProject,
  files: WorkspaceFiles,
  wishes: StackWishes,
): { readonly program: Program; readonly evidence: string } {
  const found = detectProgram(project, requiredPackages(project, files), files);
  const program = applyWishes(found.kind === 'found' ? found.program : undefined, wishes);
  if (program !== undefined)
    return { program, evidence: found.kind === 'found' ? found.evidence : 'its command was given' };
  throw new OpenQuestion([
    found.kind === 'no-server'
      ? {
          what: `${project.name}: nothing would serve it`,
          why: `${found.evidence}, and no server is among its packages`,
          fix: `add ${found.servers.join(' or ')} to its packages, or say how it starts with --command`,
        }
      : {
          what: `${project.name}: how does it start?`,
          why: 'no web application, no __main__.py, main.py or app.py was found in it',
          fix: '--command="python3 -m <module>"',
        },
  ]);
}

function describeInstall(install: PythonInstall): string {
  switch (install.manager) {
    case 'none':
      return 'no packages beside the standard library';
    case 'pip':
      return `pip installs ${install.requirements}`;
    case 'pyproject':
      return `pip installs what ${install.folder}/pyproject.toml names; without a lock file builds differ from day to day`;
    case 'poetry':
      return `poetry installs ${install.folder}/poetry.lock`;
    case 'uv':
      return `uv installs ${install.folder === '.' ? '' : `${install.folder}/`}uv.lock`;
  }
}
