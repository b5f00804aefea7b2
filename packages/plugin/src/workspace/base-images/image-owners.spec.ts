import { indexOwners } from './image-owners';

const builder = (project: string, ...tags: string[]) => ({
  project,
  root: project,
  builds: [{ dockerfile: `${project}/alpine.Dockerfile`, tags, buildArguments: new Map<string, string>() }],
});

const find = indexOwners([
  builder('@acme/base', 'acme/base:latest', 'acme/base:staging'),
  builder('tools', 'registry.example.com:5000/acme/tools:3'),
  builder('nginx', 'nginx:latest'),
  builder('hub', 'docker.io/library/hub'),
  builder('api', 'acme/all:api'),
  builder('web', 'acme/all:web'),
  builder('twin-2', 'acme/twin'),
  builder('twin-1', 'acme/twin:latest'),
]);

const project = (name: string) => ({ kind: 'project', project: name });

describe('the owner of an image', () => {
  it.each([
    ['acme/base', project('@acme/base')],
    ['acme/base:staging', project('@acme/base')],
    ['docker.io/acme/base:latest', project('@acme/base')],
    ['index.docker.io/acme/base', project('@acme/base')],
    ['acme/base:1.4', project('@acme/base')],
    ['acme/base:', project('@acme/base')],
    ['acme/base@sha256:00', undefined],
    ['acme/base:latest@sha256:00', undefined],
    ['registry.example.com:5000/acme/tools:4', project('tools')],
    ['registry.example.com/acme/tools:3', undefined],
    ['acme/tools:3', undefined],
    ['nginx', project('nginx')],
    ['docker.io/library/nginx:latest', project('nginx')],
    ['nginx:1.29-alpine', undefined],
    ['hub:latest', project('hub')],
    ['acme/all:web', project('web')],
    ['acme/all:other', { kind: 'contested', projects: ['api', 'web'] }],
    ['acme/twin', { kind: 'contested', projects: ['twin-1', 'twin-2'] }],
    ['base', undefined],
    ['alpine:3.24', undefined],
  ])('of %s', (image, owner) => {
    expect(find(image)).toEqual(owner);
  });
});
