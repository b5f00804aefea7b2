import { isLocalContext } from '../plan/build-contexts';
import { joinAttributes } from '../../../engines/arguments/attributes';
import type { BuildIo, Engine } from '../../../engines/engine';
import type { EngineFacts } from '../../../engines/engine-facts';
import { withoutCredentials } from '../../../engines/failures/known-failure';
import { findNamedImages, findVariableSources } from '../../../formats/dockerfile/named-images';
import { findRemoteInputs } from '../../../formats/dockerfile/remote-inputs';
import { digestInputs, type InputDigest } from '../../../image/input-digest';
import type { BuildJob } from '../build-job';
import type { DockerfileToBuild } from './files-to-build';
import type { Look } from './look';
import { resolveBases, type ResolvedBases } from './resolve-bases';

/** All that decides the image; without a digest where a part of it cannot be known before the build. */
export type ImageInputs =
  | ({ readonly kind: 'known' } & InputDigest)
  | {
      readonly kind: 'unknown';
      /** One sentence for each part. */
      readonly reasons: readonly string[];
    };

/** Asks the engine what the names of all images lead to that the build takes something from. */
export function readBases(
  { request, platforms }: BuildJob,
  { text, outline }: DockerfileToBuild,
  engine: Engine,
  io: BuildIo,
): Promise<ResolvedBases> {
  // podman and buildah read Dockerfiles themselves.
  const syntax =
    engine.facts.name === 'docker'
      ? (request.buildArguments.get('BUILDKIT_SYNTAX') ?? findRemoteInputs(text).syntax)
      : undefined;
  const images = [
    ...findNamedImages(outline, request.buildArguments).filter((image) => !request.buildContexts.has(image)),
    ...imageContexts(request.buildContexts),
    ...(syntax === undefined ? [] : [syntax]),
  ];
  const platform = platforms.length === 0 ? undefined : platforms.join(',');
  return resolveBases({ images: [...new Set(images)], pull: request.pull, platform }, engine, io);
}

/** Puts together what decides the image. */
export function readImageInputs(
  job: BuildJob,
  { text, outline }: DockerfileToBuild,
  { context, folders, bases: { bases, unknown } }: Look,
  facts: EngineFacts,
  environment: NodeJS.ProcessEnv,
  sourceDateEpoch: number | undefined,
): ImageInputs {
  const { request, platforms } = job;
  const { unchecked } = findRemoteInputs(text);
  const reasons = [
    ...unknown.map((image) => `no answer tells what ${image} leads to`),
    ...unchecked.map((source) => `ADD may fetch ${withoutCredentials(source)}`),
    ...findVariableSources(outline).map((from) => `a variable, ${from}, names an image to copy from`),
    ...unknownContexts(request.buildContexts),
    ...(context.digest === undefined ? ['a file of the context cannot be read'] : []),
    ...folders.unread,
  ];
  if (reasons.length > 0 || context.digest === undefined) return { kind: 'unknown', reasons };
  return {
    kind: 'known',
    ...digestInputs({
      context: context.digest,
      dockerfile: text,
      ignoreFile: context.ignoreFile?.content,
      options: new Map([
        ...optionTexts(job, folders.digests, sourceDateEpoch),
        ...forwardedVariables(environment),
      ]),
      bases,
      platforms: platforms.length === 0 ? [expectedPlatform(facts, environment)] : platforms,
      engine: `${facts.kind}, ${facts.imageStore}`,
    }),
  };
}

function imageContexts(contexts: ReadonlyMap<string, string>): string[] {
  return [...contexts.values()].flatMap(
    (source) => /^(?:docker|container)-image:\/\/(.+)$/.exec(source)?.[1] ?? [],
  );
}

/** What the engine would have to fetch to know it. */
function unknownContexts(contexts: ReadonlyMap<string, string>): string[] {
  return [...contexts].flatMap(([name, source]) =>
    isLocalContext(source) || /^(?:docker|container)-image:/.test(source)
      ? []
      : [`the content of buildContexts.${name} is elsewhere`],
  );
}

/** What is built where no platform is named. */
export function expectedPlatform({ platform }: EngineFacts, environment: NodeJS.ProcessEnv): string {
  return environment['DOCKER_DEFAULT_PLATFORM'] || platform;
}

/** The options that can change the image, each as a text; those that only change how it is built or where it goes do not count. */
function optionTexts(
  { request }: BuildJob,
  folders: ReadonlyMap<string, string>,
  sourceDateEpoch: number | undefined,
): Map<string, string> {
  const { target, network, shmSize, cgroupParent, allow, ssh, secrets, cacheTo } = request;
  return new Map([
    ...prefixed('buildArgs', request.buildArguments),
    ...prefixed('labels', request.labels),
    ...prefixed('addHosts', request.addHosts),
    ...prefixed('ulimits', request.ulimits),
    ...[...request.buildContexts].map(
      ([name, source]) => [`buildContexts.${name}`, folders.get(name) ?? source] as const,
    ),
    ...given({ target, network, shmSize, cgroupParent }),
    ...(allow.length > 0 ? [['allow', allow.join(',')] as const] : []),
    // What a secret holds must not decide an image, or the image would tell of it.
    ...secrets.map(({ id }) => [`secrets.${id}`, 'given'] as const),
    ...ssh.map(({ id }) => [`ssh.${id}`, 'given'] as const),
    // An inline cache lies in the image itself.
    ...cacheTo
      .filter((cache) => cache.get('type') === 'inline')
      .map((cache) => ['cacheTo', joinAttributes(cache)] as const),
    ...given({ sourceDateEpoch: sourceDateEpoch?.toString() }),
  ]);
}

/** What clients take from the environment by themselves. */
const FORWARDED = ['DOCKER_DEFAULT_PLATFORM', 'SOURCE_DATE_EPOCH'] as const;

function forwardedVariables(environment: NodeJS.ProcessEnv): (readonly [string, string])[] {
  return FORWARDED.flatMap((name) => {
    const value = environment[name];
    return value === undefined || value === '' ? [] : [[name, value] as const];
  });
}

function prefixed(option: string, values: ReadonlyMap<string, string>): (readonly [string, string])[] {
  return [...values].map(([name, value]) => [`${option}.${name}`, value] as const);
}

function given(values: Readonly<Record<string, string | undefined>>): (readonly [string, string])[] {
  return Object.entries(values).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  );
}
