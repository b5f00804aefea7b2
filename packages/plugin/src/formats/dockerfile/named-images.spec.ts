import * as fc from 'fast-check';
import { leaveReferences } from './leave-references';
import { findNamedImages, mayNameImage } from './named-images';
import { readDockerfile } from './read-dockerfile';

const find = (text: string, values: Record<string, string> = {}): string[] =>
  findNamedImages(readDockerfile(text), new Map(Object.entries(values)));

describe('findNamedImages', () => {
  it.each<[string, string, string[]]>([
    ['a base', 'FROM acme/base:1', ['acme/base:1']],
    ['a base behind flags', 'FROM --platform=$BUILDPLATFORM acme/base AS x', ['acme/base']],
    ['each image once', 'FROM a/b\nFROM a/b', ['a/b']],
    ['a default', 'ARG B=acme/base\nFROM $B', ['acme/base']],
    ['a default of a default', 'ARG T=2\nARG B=acme/base:${T}\nFROM ${B}', ['acme/base:2']],
    ['nothing for a variable without value', 'ARG T\nARG R\nFROM ${R}acme/base:${T}', ['acme/base:']],
    ['nothing for it in a default either', 'ARG T\nARG B=acme/base:$T\nFROM $B', ['acme/base:']],
    ['a default in the reference', 'ARG T\nFROM acme/base:${T:-1}', ['acme/base:1']],
    ['no argument of a stage', 'FROM alpine\nARG B=acme/base\nFROM $B', ['alpine']],
    ['a source of COPY', 'FROM alpine\nCOPY --from=acme/tools /a /b', ['alpine', 'acme/tools']],
    [
      'a source of COPY among other flags',
      'FROM alpine\nCOPY --chown=1:1 --from=acme/tools --link /a /b',
      ['alpine', 'acme/tools'],
    ],
    [
      'a source of a mount',
      'FROM alpine\nRUN --mount=type=bind,from=acme/tools true',
      ['alpine', 'acme/tools'],
    ],
    [
      'that of the second mount',
      'FROM a\nRUN --mount=type=cache,target=/x --mount=from=b/c,target=/y true',
      ['a', 'b/c'],
    ],
    ['one in a quoted mount', 'FROM a\nRUN --mount="type=bind,from=b/c" true', ['a', 'b/c']],
    [
      'no earlier stage',
      'FROM a AS Base\nFROM base\nCOPY --from=BASE /a /b\nRUN --mount=from=base true',
      ['a'],
    ],
    ['no stage by number', 'FROM a\nFROM b\nCOPY --from=0 /a /b', ['a', 'b']],
    ['a base that bears its own name', 'FROM acme AS acme', ['acme']],
    ['no variable where the engine reads none', 'ARG I=x/y\nFROM a\nCOPY --from=$I /a /b', ['a']],
    ['not the empty image', 'FROM scratch', []],
    ['no word of a script', 'FROM a\nRUN echo --mount=from=b && python -c "from acme import base"', ['a']],
    ['nothing in a here-document', 'FROM a\nRUN <<E\nFROM acme/base\nE', ['a']],
    ['nothing in a remark', '# FROM acme/base\nFROM a', ['a']],
    ['nothing of what is no Dockerfile', '\u0000FROM', []],
  ])('finds %s', (_, text, images) => {
    expect(find(text)).toEqual(images);
    expect(find(leaveReferences(text))).toEqual(images);
  });

  it('lets build arguments replace defaults', () => {
    expect(find('ARG B=alpine\nFROM $B', { B: 'acme/base' })).toEqual(['acme/base']);
  });
});

/** Pieces of which Dockerfiles are put together at random, with everything that makes reading them hard. */
const PIECES = [
  ...['FROM ', 'from', 'COPY --from=', 'RUN --mount=type=bind,from=', 'ARG B=', 'ARG B\n', ' AS from', '# '],
  ...[
    'acme/base',
    'acme/base:1',
    '"acme/base"',
    '$B',
    '${B}',
    'other',
    '--platform=x ',
    ' ',
    '\n',
    '\n',
    '\n',
  ],
  ...[
    ' \\\n',
    '\\\n',
    '`\n',
    '\t',
    '\r\n',
    '<<E\n',
    'E\n',
    '# escape=`\n',
    'RUN echo ',
    'LABEL a=b',
    ',',
    '\\ \n',
  ],
];
const dockerfiles = fc.array(fc.constantFrom(...PIECES), { maxLength: 24 }).map((pieces) => pieces.join(''));
const isKnown = (image: string): boolean => /^acme\/base(?::\w*)?$/.test(image);

describe('the short ways', () => {
  it('leave out nothing that names an image', () => {
    fc.assert(
      fc.property(dockerfiles, (text) => {
        expect(find(leaveReferences(text))).toEqual(find(text));
      }),
      { seed: 7, numRuns: 3000 },
    );
  });

  it('say no only where no known image is named', () => {
    fc.assert(
      fc.property(dockerfiles, (text) => {
        if (!mayNameImage(text, isKnown)) expect(find(text).filter(isKnown)).toEqual([]);
      }),
      { seed: 7, numRuns: 3000 },
    );
  });

  it('spare a Dockerfile that names no known image, and no other', () => {
    expect(mayNameImage('FROM python:3.13-alpine3.24 AS from\nFROM x\nRUN echo $A', isKnown)).toBe(false);
    expect(mayNameImage('FROM python AS from\nFROM acme/base', isKnown)).toBe(true);
    expect(mayNameImage('FROM python\nCOPY --fr\\\nom=acme/base /a /b', isKnown)).toBe(true);
  });

  it('take out instructions that can name no image', () => {
    const text =
      'ARG B=a\nFROM $B AS x\n# remark\nRUN a \\\n  # more\n\n && b\nCOPY --from=x /a \\\n /b\nCMD ["a"]\n';
    expect(leaveReferences(text)).toBe('ARG B=a\nFROM $B AS x\nCOPY --from=x /a \\\n /b');
  });
});
