/** A build that fails in a known way. */
export interface FailingBuild {
  /** The known failure; with a number where there are several logs of it. */
  readonly id: string;
  /** `REGISTRY` in it stands for a registry that always fails. */
  readonly dockerfile: string;
  readonly files?: Readonly<Record<string, string>>;
  /** More arguments of `docker buildx build`. */
  readonly argv?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
}

const PYTHON = 'FROM python:3.13-alpine3.24\n';
const run = (id: string, command: string): FailingBuild => ({
  id,
  dockerfile: `${PYTHON}RUN ${command}\n`,
});

/** Every failure that a real engine can be made to show without a network. */
export const FAILING_BUILDS: readonly FailingBuild[] = [
  {
    id: 'engine-unreachable',
    dockerfile: PYTHON,
    environment: { DOCKER_HOST: 'unix:///nowhere/docker.sock' },
  },
  { id: 'builder-unknown', dockerfile: PYTHON, argv: ['--builder', 'nothing'] },
  { id: 'driver-cannot', dockerfile: PYTHON, argv: ['--output', 'type=oci,dest=image.tar'] },
  { id: 'registry-name-unknown.2', dockerfile: `# syntax=docker/dockerfile:1\n${PYTHON}` },
  { id: 'dockerfile-empty', dockerfile: '' },
  { id: 'dockerfile-malformed', dockerfile: `${PYTHON}ENV\n` },
  { id: 'instruction-unknown', dockerfile: `${PYTHON}COPPY a b\n` },
  { id: 'instruction-flag-unsupported', dockerfile: `${PYTHON}COPY --parents a /\n`, files: { a: '1' } },
  { id: 'stage-unknown', dockerfile: PYTHON, argv: ['--target', 'nothing'] },
  { id: 'copy-from-unknown', dockerfile: `${PYTHON}COPY --from=9 a /\n` },
  { id: 'image-name-malformed', dockerfile: 'ARG NOTHING\nFROM ${NOTHING}\n' },
  { id: 'ignore-file-malformed', dockerfile: `${PYTHON}COPY . /\n`, files: { '.dockerignore': '[a-\n' } },
  { id: 'ignore-file-unsendable', dockerfile: `${PYTHON}COPY . /\n`, files: { '.dockerignore': 'a\tb\n' } },
  { id: 'secret-missing', dockerfile: `${PYTHON}RUN --mount=type=secret,id=token,required=true true\n` },
  { id: 'ssh-missing', dockerfile: `${PYTHON}RUN --mount=type=ssh,required=true true\n` },
  { id: 'user-missing', dockerfile: `${PYTHON}USER nobody-here\nRUN true\n` },
  { id: 'registry-name-unknown', dockerfile: 'FROM registry.example.com/base:1\n' },
  { id: 'connection-refused', dockerfile: 'FROM 127.0.0.1:1/base:1\n' },
  { id: 'image-unknown', dockerfile: 'FROM REGISTRY/unknown:1\n' },
  { id: 'registry-failing', dockerfile: 'FROM REGISTRY/unavailable:1\n' },
  { id: 'registry-rate-limit', dockerfile: 'FROM REGISTRY/limited:1\n' },
  { id: 'login-needed', dockerfile: 'FROM REGISTRY/private:1\n' },
  {
    id: 'copy-source-missing',
    dockerfile: `${PYTHON}COPY backend /app\n`,
  },
  run('command-missing', 'nothing-of-that-name --version'),
  run('bash-missing', 'bash -c true'),
  run('debian-command', 'apt-get update'),
  {
    id: 'permission-denied',
    dockerfile: `${PYTHON}COPY start.sh /\nRUN /start.sh\n`,
    files: { 'start.sh': '#!/bin/sh\n' },
  },
  {
    id: 'carriage-returns',
    dockerfile: `${PYTHON}COPY --chmod=755 start.sh /\nRUN /start.sh\n`,
    files: { 'start.sh': '#!/usr/bin/env sh\r\necho\r\n' },
  },
  {
    id: 'wrong-architecture',
    dockerfile: `${PYTHON}COPY --chmod=755 program /\nRUN ["/program"]\n`,
    files: { program: 'no program\n' },
  },
  run('out-of-memory', "sh -c 'kill -9 $$'; exit $?"),
  {
    id: 'disk-full',
    dockerfile: `${PYTHON}RUN --mount=type=tmpfs,target=/small,size=65536 dd if=/dev/zero of=/small/x bs=65536 count=9\n`,
  },
  {
    id: 'read-only-mount',
    dockerfile: `${PYTHON}RUN --mount=type=bind,target=/context touch /context/x\n`,
  },
];
