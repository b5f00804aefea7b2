import { remoteHost } from './remote-engine';

it.each([
  ['unix:///var/run/docker.sock', undefined],
  ['npipe:////./pipe/docker_engine', undefined],
  ['tcp://127.0.0.1:2375', undefined],
  ['tcp://localhost:2375', undefined],
  ['tcp://[::1]:2375', undefined],
  ['tcp://docker:2375', 'docker'],
  ['tcp://10.0.0.7:2376', '10.0.0.7'],
  ['ssh://me@build.acme.dev:22/x', 'build.acme.dev'],
  ['ssh://build.acme.dev', 'build.acme.dev'],
])('knows whether %s is on another machine', (endpoint, host) => {
  expect(remoteHost({ endpoint })).toBe(host);
});
