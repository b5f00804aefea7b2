import { judgeBaseImage } from './base-image';
import { readReference } from './image-reference';

/** Docker Official Images on which services are commonly built. */
const OFFICIAL = new Set([
  ...[
    'almalinux',
    'alpine',
    'amazoncorretto',
    'amazonlinux',
    'archlinux',
    'bash',
    'buildpack-deps',
    'busybox',
  ],
  ...['caddy', 'centos', 'composer', 'debian', 'docker', 'eclipse-temurin', 'elixir', 'erlang', 'fedora'],
  ...['golang', 'gradle', 'haproxy', 'httpd', 'julia', 'mariadb', 'maven', 'memcached', 'mongo', 'mysql'],
  ...['nginx', 'node', 'openjdk', 'oraclelinux', 'perl', 'php', 'postgres', 'python', 'rabbitmq', 'redis'],
  ...['rockylinux', 'ruby', 'rust', 'swift', 'tomcat', 'traefik', 'ubuntu'],
]);

/** The name of a Docker Official Image; undefined for any other. */
export function officialName(image: string): string | undefined {
  const { repository } = readReference(image);
  return OFFICIAL.has(repository) ? repository : undefined;
}

/** Whether it is an official image, and the Alpine one of its kinds. */
export function isOfficialAlpine(image: string): boolean {
  return officialName(image) !== undefined && judgeBaseImage(image).kind === 'alpine';
}

/** The release line of Alpine that an official image says to stand on, such as `3.24`. */
export function alpineRelease(image: string): string | undefined {
  if (!isOfficialAlpine(image)) return undefined;
  const { name, tag } = readReference(image);
  const pattern = name === 'alpine' ? /^v?(\d+\.\d+)(?:\.\d+)?$/ : /(?:^|-)alpine(\d+\.\d+)(?:\.\d+)?$/;
  return pattern.exec(tag)?.[1];
}
