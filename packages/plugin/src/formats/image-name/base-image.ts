import { readReference, type ImageReference } from './image-reference';

/** What the name of a base image says of its distribution; the image itself has the last word after the build. */
export type BaseImageJudgement =
  | { readonly kind: 'alpine' }
  | {
      readonly kind: 'other';
      readonly distribution: string;
      /** A reference to put in its place, where one is known to exist. */
      readonly alternative?: string;
    }
  | { readonly kind: 'unknown' };

// Docker Official Images whose tags without a distribution stand on Debian or Ubuntu and that also publish Alpine tags.
const DEBIAN_UNLESS_ALPINE = new Set([
  ...[
    'eclipse-temurin',
    'elixir',
    'erlang',
    'golang',
    'haproxy',
    'httpd',
    'maven',
    'memcached',
    'nginx',
    'node',
  ],
  ...['php', 'postgres', 'python', 'rabbitmq', 'redis', 'ruby', 'rust', 'traefik'],
]);
const DISTRIBUTIONS =
  /^(?:almalinux|amazonlinux|archlinux|busybox|centos|clearlinux|debian|fedora|mageia|opensuse|oraclelinux|photon|rockylinux|ubi\d*|ubuntu)$/;
const DEBIAN_TAG = /(?:^|[-_.])(?:slim|stretch|buster|bullseye|bookworm|trixie|forky|debian\d*)(?:[-_.]|$)/;
const OTHER_TAG =
  /(?:^|[-_.])(bionic|focal|jammy|noble|resolute|ubuntu[\d.]*|ubi\d*|fedora\d*|nanoserver|windowsservercore)(?:[-_.]|$)/;

/** Judges a base image by the rules by which Docker's own and most other images are named. */
export function judgeBaseImage(reference: string): BaseImageJudgement {
  const read = readReference(reference);
  if (isNamedAlpine(read)) return { kind: 'alpine' };
  const distribution = otherDistribution(read);
  if (distribution === undefined) return { kind: 'unknown' };
  return publishesAlpine(read)
    ? { kind: 'other', distribution, alternative: alpineTagOf(read) }
    : { kind: 'other', distribution };
}

function isNamedAlpine({ name, tag }: ImageReference): boolean {
  return /(?:^|[-_.])alpine/.test(tag) || /(?:^|[-_.])alpine(?:[-_.]|$)/.test(name);
}

function otherDistribution(reference: ImageReference): string | undefined {
  const { name, repository, tag, hasDigest } = reference;
  if (DISTRIBUTIONS.test(name)) return name;
  if (repository.includes('distroless/')) return 'distroless (Debian)';
  if (DEBIAN_TAG.test(tag)) return 'Debian';
  const other = OTHER_TAG.exec(tag)?.[1];
  if (other !== undefined) return other;
  return publishesAlpine(reference) && !hasDigest ? 'Debian or Ubuntu' : undefined;
}

function publishesAlpine({ name, repository }: ImageReference): boolean {
  return repository === name && DEBIAN_UNLESS_ALPINE.has(name);
}

function alpineTagOf({ name, tag }: ImageReference): string {
  const [version] = /^\d[\d.]*/.exec(tag) ?? [];
  return version === undefined ? `${name}:alpine` : `${name}:${version}-alpine`;
}
