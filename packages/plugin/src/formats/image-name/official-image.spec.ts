import { supportEnded } from './alpine-support';
import { alpineRelease, officialName } from './official-image';

it.each([
  ['alpine:3.24', 'alpine', '3.24'],
  ['docker.io/library/alpine:3.24.1@sha256:0', 'alpine', '3.24'],
  ['node:24-alpine3.23', 'node', '3.23'],
  ['node:alpine3.23', 'node', '3.23'],
  ['node:24-alpine', 'node', undefined],
  ['alpine', 'alpine', undefined],
  ['alpine:edge', 'alpine', undefined],
  ['node:3.24', 'node', undefined],
  ['example.com/alpine:3.24', undefined, undefined],
  ['team/node:24-alpine3.23', undefined, undefined],
])('reads %s', (image, name, release) => {
  expect([officialName(image), alpineRelease(image)]).toEqual([name, release]);
});

it.each([
  ['3.20', '2026-11-26', '2026-04-01'],
  ['3.22', '2026-11-26', undefined],
  ['3.22', '2027-05-01', undefined],
  ['3.22', '2027-05-02', '2027-05-01'],
  ['3.99', '2040-01-01', undefined],
])('knows whether support for Alpine %s ended on %s', (release, today, ended) => {
  expect(supportEnded(release, today)).toBe(ended);
});
