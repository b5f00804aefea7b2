import { parseDockerfile } from './parse-dockerfile';

it('parses a text once while nobody asks for another', () => {
  const first = parseDockerfile('FROM alpine');
  expect(parseDockerfile('FROM alpine')).toBe(first);
  expect(parseDockerfile('FROM node AS web').getFROMs()[0]?.getBuildStage()).toBe('web');
  expect(parseDockerfile('FROM alpine')).not.toBe(first);
  expect(parseDockerfile('FROM alpine').getFROMs()[0]?.getImage()).toBe('alpine');
});
