import { readDockerfile } from '../../formats/dockerfile/read-dockerfile';
import { findContextSources } from './context-sources';

const project = { name: 'api', root: 'apps/api', dependencies: ['libs/kit'] };
const find = (...lines: string[]) =>
  findContextSources(project, readDockerfile(['FROM alpine AS one', ...lines].join('\n')));

it.each<[string, string[]]>([
  ['COPY apps/api apps/api/x ./libs/kit/ /app/', []],
  ['COPY ["tools/a file", "/b"]', ['tools/a file']],
  ['COPY package*.json /yarn.lock apps/apifoo ./', ['apps/apifoo', 'package*.json', 'yarn.lock']],
  ['COPY --from=one /x /y', []],
  ['ADD https://example.com/x /x', []],
  [
    'RUN --mount=type=bind,source=uv.lock,target=uv.lock --mount=source=docs,target=/d true',
    ['docs', 'uv.lock'],
  ],
  ['RUN --mount=type=cache,target=/c --mount=type=secret,id=x true', []],
  ['RUN --mount=type=bind,from=one,source=/x,target=/y true', []],
  ['COPY ../secret ../../x ./', ['secret', 'x']],
])('%s', (line, outside) => {
  expect(find(line)).toEqual({ outside, variable: [], takesWhole: false });
});

it('names what only a build knows', () => {
  expect(find('COPY $DIR ${X}/y libs/other ./')).toEqual({
    outside: ['libs/other'],
    variable: ['$DIR', '${X}/y'],
    takesWhole: false,
  });
});

it.each(['COPY . .', 'COPY ./ /app/', 'RUN --mount=type=bind,target=/all true'])(
  'says of %s that it takes everything, but not where everything is the project',
  (line) => {
    expect(find(line)).toEqual({ outside: [], variable: [], takesWhole: true });
    const whole = { ...project, root: '.' };
    expect(findContextSources(whole, readDockerfile(`FROM alpine\n${line}`)).takesWhole).toBe(false);
  },
);
