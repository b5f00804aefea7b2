import type { RecordedEngine } from './recorded-engine';

/** A build that fails in a known way. */
export interface FailingBuild {
  /** The known failure that most engines show; with a second word where there are several logs of it. */
  readonly id: string;
  /** `REGISTRY` in it stands for a registry that always fails, `HTTP` for one that is expected to speak HTTPS. */
  readonly dockerfile: string;
  readonly files?: Readonly<Record<string, string>>;
  /** More arguments of the build command. */
  readonly argv?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  /** The engines that can fail so; all by default. */
  readonly engines?: readonly RecordedEngine[];
}

const PYTHON = 'FROM python:3.13-alpine3.24\n';
const CONTAINERS: readonly RecordedEngine[] = ['podman', 'buildah'];
const DOCKERS: readonly RecordedEngine[] = ['docker', 'docker-20.10'];
const run = (id: string, command: string): FailingBuild => ({
  id,
  dockerfile: `${PYTHON}RUN ${command}\n`,
});

const ENGINES_AND_OPTIONS: readonly FailingBuild[] = [
  {
    id: 'engine-unreachable',
    dockerfile: PYTHON,
    environment: { DOCKER_HOST: 'unix:///nowhere/docker.sock' },
    engines: DOCKERS,
  },
  {
    id: 'engine-unreachable',
    dockerfile: PYTHON,
    environment: { CONTAINER_HOST: 'unix:///nowhere/podman.sock' },
    engines: ['podman'],
  },
  { id: 'builder-unknown', dockerfile: PYTHON, argv: ['--builder', 'nothing'], engines: ['docker'] },
  {
    id: 'driver-cannot',
    dockerfile: PYTHON,
    argv: ['--output', 'type=oci,dest=image.tar'],
    engines: ['docker'],
  },
  { id: 'client-option-unsupported', dockerfile: PYTHON, argv: ['--nonsense'] },
  {
    id: 'network-isolated',
    dockerfile: `${PYTHON}RUN true\n`,
    argv: ['--isolation', 'chroot', '--network', 'none'],
    engines: CONTAINERS,
  },
  {
    id: 'cache-repository-malformed.tag',
    dockerfile: PYTHON,
    argv: ['--layers', '--cache-from', 'registry.example.com/cache:1'],
    engines: CONTAINERS,
  },
  {
    id: 'cache-repository-malformed.attributes',
    dockerfile: PYTHON,
    argv: ['--layers', '--cache-to', 'type=registry,ref=registry.example.com/cache'],
    engines: CONTAINERS,
  },
  {
    id: 'trust-policy-missing',
    dockerfile: PYTHON,
    argv: ['--signature-policy', '/nowhere/policy.json'],
    engines: CONTAINERS,
  },
  { id: 'secret-file-missing', dockerfile: PYTHON, argv: ['--secret', 'id=token,src=/nowhere/token'] },
  { id: 'stage-unknown', dockerfile: PYTHON, argv: ['--target', 'nothing'] },
];

const DOCKERFILES: readonly FailingBuild[] = [
  { id: 'dockerfile-missing', dockerfile: PYTHON, argv: ['--file', 'nowhere.Dockerfile'] },
  { id: 'dockerfile-empty', dockerfile: '' },
  { id: 'dockerfile-empty.no-from', dockerfile: 'RUN true\n' },
  { id: 'dockerfile-malformed', dockerfile: `${PYTHON}ENV\n` },
  { id: 'instruction-unknown', dockerfile: `${PYTHON}COPPY a b\n` },
  { id: 'instruction-flag-unsupported', dockerfile: `${PYTHON}COPY --parents a /\n`, files: { a: '1' } },
  {
    id: 'instruction-flag-unsupported.nonsense',
    dockerfile: `${PYTHON}COPY --nonsense a /\n`,
    files: { a: '1' },
  },
  { id: 'heredoc-unsupported', dockerfile: `${PYTHON}RUN <<X\nfalse\nX\n`, engines: ['docker-20.10'] },
  { id: 'copy-from-unknown', dockerfile: `${PYTHON}COPY --from=9 a /\n` },
  { id: 'copy-from-unknown.name', dockerfile: `${PYTHON}COPY --from=nothing a /\n`, engines: CONTAINERS },
  { id: 'image-name-malformed', dockerfile: 'ARG NOTHING\nFROM ${NOTHING}\n' },
  { id: 'image-name-malformed.case', dockerfile: 'FROM Base:1\n' },
  { id: 'ignore-file-malformed', dockerfile: `${PYTHON}COPY . /\n`, files: { '.dockerignore': '[a-\n' } },
  {
    id: 'ignore-file-unsendable',
    dockerfile: `${PYTHON}COPY . /\n`,
    files: { '.dockerignore': 'a\tb\n' },
    engines: ['docker'],
  },
  { id: 'secret-missing', dockerfile: `${PYTHON}RUN --mount=type=secret,id=token,required=true true\n` },
  { id: 'ssh-missing', dockerfile: `${PYTHON}RUN --mount=type=ssh,required=true true\n` },
  { id: 'user-missing', dockerfile: `${PYTHON}USER nobody-here\nRUN true\n` },
  {
    id: 'user-missing.copy',
    dockerfile: `${PYTHON}COPY --chown=nobody-here a /\n`,
    files: { a: '1' },
    engines: CONTAINERS,
  },
  { id: 'copy-source-missing', dockerfile: `${PYTHON}COPY backend /app\n` },
  {
    id: 'copy-source-missing.ignored',
    dockerfile: `${PYTHON}COPY backend /app\n`,
    files: { backend: '1', '.dockerignore': 'backend\n' },
  },
  { id: 'copy-source-missing.several', dockerfile: `${PYTHON}COPY *.txt backend/ /app/\n` },
  {
    id: 'stage-source-missing',
    dockerfile: `${PYTHON.trim()} AS build\n${PYTHON}COPY --from=build /app/dist /dist\n`,
  },
];

const BASE_IMAGES: readonly FailingBuild[] = [
  {
    id: 'registry-name-unknown.syntax',
    dockerfile: `# syntax=docker/dockerfile:1\n${PYTHON}`,
    engines: DOCKERS,
  },
  { id: 'registry-name-unknown', dockerfile: 'FROM registry.example.com/base:1\n' },
  { id: 'connection-refused', dockerfile: 'FROM 127.0.0.1:1/base:1\n' },
  { id: 'image-unknown', dockerfile: 'FROM REGISTRY/unknown:1\n' },
  { id: 'registry-failing', dockerfile: 'FROM REGISTRY/unavailable:1\n' },
  { id: 'registry-rate-limit', dockerfile: 'FROM REGISTRY/limited:1\n' },
  { id: 'login-needed', dockerfile: 'FROM REGISTRY/private:1\n' },
  { id: 'pull-denied', dockerfile: 'FROM REGISTRY/forbidden:1\n' },
  { id: 'registry-speaks-http', dockerfile: 'FROM HTTP/base:1\n', engines: CONTAINERS },
  {
    id: 'short-name-unresolved',
    dockerfile: 'FROM base-of-that-name:1\n',
    files: { 'registries.conf': 'unqualified-search-registries = []\n' },
    environment: { CONTAINERS_REGISTRIES_CONF: 'PLACE/registries.conf' },
    engines: CONTAINERS,
  },
];

const STEPS: readonly FailingBuild[] = [
  run('step', 'echo "before" && \\\n    exit 37'),
  {
    id: 'step.stages',
    dockerfile: `${PYTHON.trim()} AS one\nRUN echo Permission denied\n${PYTHON}COPY --from=one /etc/os-release /\nRUN echo out; echo err >&2; exit 3\n`,
  },
  {
    id: 'step.heredoc',
    dockerfile: `${PYTHON}RUN <<X\necho first\nexit 4\nX\n`,
    engines: ['docker', 'podman', 'buildah'],
  },
  run('command-missing', 'nothing-of-that-name --version'),
  run('command-missing.exec-form', '["nothing-of-that-name", "x"]'),
  run('bash-missing', 'bash -c true'),
  { id: 'bash-missing.shell', dockerfile: `${PYTHON}SHELL ["/bin/bash", "-c"]\nRUN true\n` },
  run('debian-command', 'apt-get update'),
  {
    id: 'permission-denied',
    dockerfile: `${PYTHON}COPY start.sh /\nRUN /start.sh\n`,
    files: { 'start.sh': '#!/bin/sh\n' },
  },
  {
    id: 'carriage-returns',
    dockerfile: `${PYTHON}COPY start.sh /\nRUN chmod +x /start.sh\nRUN /start.sh\n`,
    files: { 'start.sh': '#!/usr/bin/env sh\r\necho\r\n' },
  },
  {
    id: 'wrong-architecture',
    dockerfile: `${PYTHON}COPY program /\nRUN chmod +x /program\nRUN ["/program"]\n`,
    files: { program: 'no program\n' },
  },
  run('out-of-memory', "sh -c 'kill -9 $$'; exit $?"),
  run('disk-full', 'dd if=/dev/zero of=/dev/full count=1'),
  run('read-only-mount', '--mount=type=bind,target=/context touch /context/x'),
];

/** Every failure of a build that real engines can be made to show without a network. */
export const FAILING_BUILDS: readonly FailingBuild[] = [
  ...ENGINES_AND_OPTIONS,
  ...DOCKERFILES,
  ...BASE_IMAGES,
  ...STEPS,
];
