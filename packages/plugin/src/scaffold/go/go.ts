import { posix } from 'node:path';
import type { DockerfileRequest } from '../dockerfile/dockerfile-plan';
import type { ScaffoldProject } from '../scaffold-project';
import { describeHealth, findHealth } from '../stack/find-health';
import type { Health, Program } from '../stack/program';
import { OpenQuestion } from '../stack/question';
import type { StackKind, StackPlan, StackWishes } from '../stack/stack-kind';
import { applyWishes } from '../stack/wishes';
import type { WorkspaceFiles } from '../workspace-files';
import { allGoFiles, detectMain, type FoundMain } from './detect-main';
import { chooseGoVersion, detectModule, findGoEvidence } from './detect-module';
import { goDockerfile } from './go-dockerfile';
import { findRunTimeFiles } from './run-time-files';

/** Programs in Go, each as one file without a C library. */
export const go: StackKind = { name: 'go', findEvidence: findGoEvidence, plan };

function plan(
  project: ScaffoldProject,
  files: WorkspaceFiles,
  wishes: StackWishes,
  request: DockerfileRequest,
): StackPlan {
  const module = detectModule(project, files);
  const version = chooseGoVersion(project, module, files);
  const main = requireMain(project, detectMain(project, files, wishes.command?.[0]));
  const texts = allGoFiles(project.root, files);
  const program = programOf(main.binary, texts, wishes);
  const runTimeFiles = findRunTimeFiles(project, texts, files);
  const stack = { version, module, mainFolder: main.folder, binary: main.binary, program, runTimeFiles };
  return {
    ...goDockerfile(project, stack, request, files),
    reasons: [
      `Go ${version}, for ${posix.join(module.folder, 'go.mod')}`,
      `${main.folder} has package main`,
      program.isInit
        ? 'its runtime ends it at SIGTERM, so it needs no init'
        : 'it starts other programs, so an init takes them in',
      ...describeRunTimeFiles(runTimeFiles),
      ...describeHealth(program.health),
      ...warnOfCgo(module.folder, texts, files),
    ],
  };
}

function describeRunTimeFiles(names: readonly string[]): string[] {
  if (names.length === 0) return [];
  return [`it may read ${names.join(', ')} when it runs, so the image has that beside the program`];
}

/** Modules that are C inside, and without it fail only when they are used. */
const CGO = [
  'github.com/mattn/go-sqlite3',
  'github.com/confluentinc/confluent-kafka-go',
  'gopkg.in/rana/ora',
];

function warnOfCgo(folder: string, texts: readonly string[], files: WorkspaceFiles): string[] {
  const manifest = files.read(posix.join(folder, 'go.mod')) ?? '';
  const found =
    CGO.find((name) => manifest.includes(name)) ??
    (texts.some((text) => text.includes('import "C"')) ? 'import "C"' : undefined);
  return found === undefined
    ? []
    : [`${found} needs cgo, and the image is built without: change the RUN with go build`];
}

/** The runtime of Go takes SIGTERM by itself, and exits where no default action does it, as for process 1; it takes in no orphans. */
function programOf(binary: string, texts: readonly string[], wishes: StackWishes): Program {
  const isInit = !texts.some((text) => text.includes('"os/exec"'));
  const found: Program = { command: [binary], reload: undefined, health: healthOf(texts), isInit };
  const program = applyWishes(found, wishes) ?? found;
  return program.command[0] === binary ? { ...program, isInit } : program;
}

function healthOf(texts: readonly string[]): Health {
  const listens = texts.some((text) => /\bPORT\b|ListenAndServe|net\.Listen\(/.test(text));
  return listens ? findHealth(texts) : { kind: 'none' };
}

function requireMain(
  project: ScaffoldProject,
  main: FoundMain,
): { readonly folder: string; readonly binary: string } {
  if (main.kind === 'found') return main;
  const commands = posix.join(project.root, 'cmd');
  throw new OpenQuestion([
    main.kind === 'several'
      ? {
          what: `${project.name}: which of its programs is the service?`,
          why: `${commands} has ${main.names.join(', ')}`,
          fix: `--command=${main.names[0] ?? ''}`,
        }
      : {
          what: `${project.name}: it has no program`,
          why: `neither ${project.root} nor a folder of ${commands} has package main`,
          fix: `put it into ${posix.join(commands, '<name>', 'main.go')}`,
        },
  ]);
}
