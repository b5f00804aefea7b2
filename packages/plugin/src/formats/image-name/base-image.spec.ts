import { judgeBaseImage } from './base-image';

describe('judgeBaseImage', () => {
  it.each([
    'alpine',
    'alpine:3.24',
    'docker.io/library/alpine@sha256:00',
    'python:3.13-alpine3.24',
    'python:3.13-alpine@sha256:00',
    'registry.example.com:5000/team/python-alpine:1',
    'nginxinc/nginx-unprivileged:stable-alpine-slim',
  ])('takes %s for Alpine', (reference) => {
    expect(judgeBaseImage(reference)).toEqual({ kind: 'alpine' });
  });

  it.each([
    ['python:3.13-slim', 'Debian', 'python:3.13-alpine'],
    ['docker.io/library/python:3.13', 'Debian or Ubuntu', 'python:3.13-alpine'],
    ['node', 'Debian or Ubuntu', 'node:alpine'],
    ['node:24-bookworm-slim', 'Debian', 'node:24-alpine'],
    ['eclipse-temurin:21-jammy', 'jammy', 'eclipse-temurin:21-alpine'],
    ['debian:13', 'debian', undefined],
    ['registry.example.com/base/ubuntu:24.04', 'ubuntu', undefined],
    ['gcr.io/distroless/python3', 'distroless (Debian)', undefined],
    ['team/service:1-trixie', 'Debian', undefined],
  ])('takes %s for %s', (reference, distribution, alternative) => {
    expect(judgeBaseImage(reference)).toEqual({
      kind: 'other',
      distribution,
      ...(alternative && { alternative }),
    });
  });

  it.each([
    'scratch',
    'python@sha256:00',
    'team/python:3.13',
    'registry.example.com/base:7',
    'alpinelinux/x:1',
  ])('leaves %s to the look at the image', (reference) => {
    expect(judgeBaseImage(reference)).toEqual({ kind: 'unknown' });
  });
});
