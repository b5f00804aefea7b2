import { findFinalBase } from './final-base';
import { readDockerfile } from './read-dockerfile';

const find = (text: string, target?: string, values: Record<string, string> = {}): unknown =>
  findFinalBase(readDockerfile(text), target, new Map(Object.entries(values)));

const MULTI_STAGE = [
  '# syntax=docker/dockerfile:1',
  'ARG VERSION=3.13',
  'ARG BASE=python:${VERSION}-alpine3.24',
  'FROM --platform=$BUILDPLATFORM node:24-slim AS Assets',
  'FROM $BASE AS base',
  'FROM base AS service',
  'COPY --from=assets /x /x',
].join('\n');

describe('findFinalBase', () => {
  it('follows the last stage through named stages and arguments to its image', () => {
    expect(find(MULTI_STAGE)).toEqual({ kind: 'image', image: 'python:3.13-alpine3.24', line: 5 });
  });

  it.each([
    ['assets', 'node:24-slim'],
    ['0', 'node:24-slim'],
    ['2', 'python:3.13-alpine3.24'],
  ])('starts at the target %s', (target, image) => {
    expect(find(MULTI_STAGE, target)).toMatchObject({ kind: 'image', image });
  });

  it('reads several arguments of one ARG', () => {
    expect(
      find('ARG VERSION=3 SUFFIX="-alpine3.24" NOTHING\nFROM python:${VERSION}${SUFFIX}\n'),
    ).toMatchObject({
      image: 'python:3-alpine3.24',
    });
  });

  it('lets build arguments replace defaults, but invents none', () => {
    expect(find(MULTI_STAGE, undefined, { VERSION: '3.14' })).toMatchObject({
      image: 'python:3.14-alpine3.24',
    });
    expect(find('ARG BASE\nFROM $BASE', undefined, { BASE: 'alpine:3.24' })).toMatchObject({
      image: 'alpine:3.24',
    });
    expect(find('FROM $BASE', undefined, { BASE: 'alpine:3.24' })).toMatchObject({ kind: 'undecided' });
  });

  it('does not take a later stage of the same name for its own base', () => {
    expect(find('FROM alpine AS alpine\nFROM alpine AS service')).toEqual({
      kind: 'image',
      image: 'alpine',
      line: 1,
    });
  });

  it('says what is missing', () => {
    expect(find('RUN true')).toEqual({ kind: 'no-stage' });
    expect(find(MULTI_STAGE, 'nowhere')).toEqual({
      kind: 'no-such-target',
      stageNames: ['Assets', 'base', 'service'],
    });
  });
});

describe('readDockerfile', () => {
  it('lists what each stage takes from the context, and nothing else', () => {
    const { stages } = readDockerfile(
      [
        'FROM alpine AS one',
        'COPY --chown=1:1 a "b c" /to/',
        'COPY ["d e", "/to/"]',
        'ADD https://example.com/x f /to/',
        'FROM alpine',
        'COPY --from=one /a /a',
        'COPY g \\',
        '  h /to/',
      ].join('\n'),
    );
    expect(stages.map(({ contextCopies }) => contextCopies)).toEqual([
      [
        { line: 2, sources: ['a', '"b', 'c"'] },
        { line: 3, sources: ['d e'] },
        { line: 4, sources: ['f'] },
      ],
      [{ line: 7, sources: ['g', 'h'] }],
    ]);
  });

  it.each([
    ['one', 'COPY <<EOF /note\na b\nEOF', []],
    ['a quoted one', 'COPY <<"EOF" /note\na b\nEOF', []],
    ['one whose tabs go', 'COPY <<-EOF /note\n\ta b\n\tEOF', []],
    ['one of ADD', 'ADD --chmod=0644 <<EOF /note\na b\nEOF', []],
    ['several', "COPY <<A <<'B' /notes/\na b\nA\nc\nB", []],
    ['one among sources', 'COPY x <<A y /notes/\na b\nA', ['x', 'y']],
    ['one on a continued line', 'COPY x \\\n  <<A \\\n  y /notes/\na b\nA', ['x', 'y']],
    ['none in brackets', 'COPY ["<x", "/notes/"]', ['<x']],
  ])('takes no word of here-documents for a source: %s', (_, instruction, sources) => {
    const { stages } = readDockerfile(`FROM alpine\n${instruction}\nCOPY z /z`);
    const found = stages.flatMap(({ contextCopies }) => contextCopies.flatMap((copy) => copy.sources));
    expect(found).toEqual([...sources, 'z']);
  });
});
