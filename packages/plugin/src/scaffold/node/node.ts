import { posix } from 'node:path';
import type { DockerfileRequest } from '../dockerfile/dockerfile-plan';
import type { ScaffoldProject } from '../scaffold-project';
import type { Program } from '../stack/program';
import { describeHealth } from '../stack/find-health';
import { OpenQuestion } from '../stack/question';
import type { StackKind, StackPlan, StackWishes } from '../stack/stack-kind';
import { applyWishes } from '../stack/wishes';
import type { WorkspaceFiles } from '../workspace-files';
import { builtFolderOf, hasBuildScript, outDir } from './build-script';
import { describeInstall } from './describe-install';
import { detectHealth, type FoundHealth } from './detect-health';
import { detectInstall } from './detect-install';
import { evidenceOf } from './detect-node';
import { detectProgram, type FoundProgram } from './detect-program';
import { nodeDockerfile } from './node-dockerfile';
import type { NodeInstall, NodeStack, Origin } from './node-stack';
import { chooseNodeVersion } from './node-version';
import { readPackageJson } from './package-json';
import { pathFromWorkingFolder } from './program-place';
import { findSources } from './source-files';
import { readStartScript } from './start-script';

/** Services on Node.js: with NestJS, Express, Fastify, Koa, Hono or alike, or plain programs. */
export const node: StackKind = { name: 'node', findEvidence: evidenceOf('node'), plan };

function plan(
  project: ScaffoldProject,
  files: WorkspaceFiles,
  wishes: StackWishes,
  request: DockerfileRequest,
): StackPlan {
  const version = chooseNodeVersion(project, files);
  const install = detectInstall(project, files);
  const found = detectProgram(project, files, wishes.builtFolder);
  const health = detectHealth(findSources(project.root, files));
  const origin = originOf(project, found, wishes, files);
  const program = requireProgram(project, { install, origin }, found, health, wishes);
  const stack: NodeStack = {
    version,
    install,
    origin,
    program: withReload(project, program, origin, files),
    developmentScript: findDevelopmentScript(project, origin, files),
  };
  return {
    ...nodeDockerfile(project, stack, request, files),
    reasons: [
      `Node.js ${version}`,
      describeInstall(install),
      found.kind === 'found' ? found.evidence : 'its command was given',
      ...(health.reason === undefined ? describeHealth(program.health) : [health.reason]),
      ...warnOfSecrets(project, origin, install, files),
    ],
  };
}

function warnOfSecrets(
  { root }: ScaffoldProject,
  origin: Origin,
  install: NodeInstall,
  files: WorkspaceFiles,
): string[] {
  if (origin.kind !== 'sources' || install.manager === 'none') return [];
  return install.privateSettings
    .map((name) => posix.join(root, name))
    .filter((path) => files.read(path) !== undefined)
    .map((path) => `${path} lies among the sources, and so is in the image: keep tokens out of it`);
}

/** A given command says how the program starts; the build script or target still says that it must be built. */
function originOf(
  { root }: ScaffoldProject,
  found: FoundProgram,
  { command, builtFolder }: StackWishes,
  files: WorkspaceFiles,
): Origin {
  if (found.kind === 'found') return found.origin;
  if (!hasBuildScript(readPackageJson(root, files)))
    return builtFolder === undefined ? { kind: 'sources' } : { kind: 'before', folder: builtFolder };
  const path = command?.find((word) => /\.[cm]?js$/.test(word));
  const made = path === undefined ? undefined : builtFolderOf(path, root, files);
  return { kind: 'inside', folder: made ?? posix.join(root, outDir(root, files) ?? 'dist') };
}

function requireProgram(
  project: ScaffoldProject,
  place: Pick<NodeStack, 'install' | 'origin'>,
  found: FoundProgram,
  { health }: FoundHealth,
  wishes: StackWishes,
): Program {
  const program = applyWishes(
    found.kind === 'found'
      ? { command: placed(project, place, found.command), reload: undefined, health, isInit: false }
      : undefined,
    wishes,
  );
  if (program !== undefined) return program;
  throw new OpenQuestion([
    found.kind === 'not-built'
      ? {
          what: `${project.name}: what makes the JavaScript that runs?`,
          why: found.evidence,
          fix: 'add a script build to its package.json, or a target build with an output folder, or say how it starts with --command, for example "node src/main.ts"',
        }
      : {
          what: `${project.name}: how does it start?`,
          why: 'its package.json has no script start and no main, and there is no src/main, main, index, server or app',
          fix: '--command="node <file>"',
        },
  ]);
}

/** The output of a target is named from its own folder, which may lie elsewhere in the image. */
function placed(
  project: ScaffoldProject,
  place: Pick<NodeStack, 'install' | 'origin'>,
  command: readonly string[],
): readonly string[] {
  if (place.origin.kind !== 'before') return command;
  const file = command.at(-1) ?? '';
  return [...command.slice(0, -1), pathFromWorkingFolder(project, place, file)];
}

/** Node.js can watch what it runs; sources that a tool must translate first it cannot. */
function withReload(
  { root }: ScaffoldProject,
  program: Program,
  origin: Origin,
  files: WorkspaceFiles,
): Program {
  const [runtime, ...rest] = program.command;
  const watches = origin.kind !== 'inside' && (runtime === 'node' || runtime === 'bun');
  const manifest = readPackageJson(root, files);
  const own = readStartScript(manifest?.scripts['dev'], manifest?.dependencies ?? []);
  const command = own !== undefined && origin.kind === 'sources' ? own.command.slice(1) : rest;
  return { ...program, reload: watches ? [runtime, '--watch', ...command] : undefined };
}

/** A script that only starts the program is no reason to install what develops it. */
function findDevelopmentScript(
  { root }: ScaffoldProject,
  origin: Origin,
  files: WorkspaceFiles,
): string | undefined {
  if (origin.kind === 'before') return undefined;
  const manifest = readPackageJson(root, files);
  return ['dev', 'start:dev'].find((name) => {
    const script = manifest?.scripts[name];
    return (
      script !== undefined &&
      !/(?:^|\s)(?:nx|turbo)\s/.test(script) &&
      (origin.kind === 'inside' ||
        (readStartScript(script, manifest?.dependencies ?? [])?.isDevelopment ?? true))
    );
  });
}
