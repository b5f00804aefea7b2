import { neededStages, readContextSources } from './context-sources';
import { readDockerfile } from './read-dockerfile';

describe('readContextSources', () => {
  it('gives every path that comes from the context with its place and stage', () => {
    const text = [
      'ARG BASE=alpine',
      'FROM $BASE AS one',
      'COPY --chown=1:1 a \\',
      '  b /to/',
      'ADD ["c", "https://example.com/x", "/to/"]',
      'FROM alpine',
      'RUN --mount=type=bind,source=d,target=/d --mount=type=bind,from=one,source=e,target=/e true',
      'RUN --mount=type=cache,target=/f --mount=type=bind,target=/g true',
      'COPY --from=one /h /h',
      'COPY <<EOF i /to/',
      'COPY j /k',
      'EOF',
    ].join('\r\n');
    const found = readContextSources(text).map(
      ({ text: source, line, column, keyword, stage }) =>
        `${keyword} ${source} ${String(line)}:${String(column)} in ${String(stage)}`,
    );
    expect(found).toEqual([
      'COPY a 3:18 in 0',
      'COPY b 4:3 in 0',
      'ADD c 5:5 in 0',
      'RUN d 7:5 in 1',
      'COPY i 10:12 in 1',
    ]);
  });
});

describe('neededStages', () => {
  const outline = readDockerfile(
    [
      'FROM alpine AS Base',
      'FROM base AS build',
      'FROM alpine AS tests',
      'COPY --from=build /a /a',
      'FROM alpine AS last',
      'COPY --from=1 /a /a',
      'RUN --mount=from=base,target=/b true',
    ].join('\n'),
  );

  it.each([
    ['the last stage, by name and number', undefined, [3, 0, 1]],
    ['a target', 'tests', [2, 1, 0]],
    ['a target in other letters', 'BASE', [0]],
    ['no stage of that name', 'nowhere', []],
  ])('follows %s', (_, target, expected) => {
    expect([...neededStages(outline, target)].sort()).toEqual([...expected].sort());
  });
});
