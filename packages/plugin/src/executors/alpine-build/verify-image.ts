import { formatBytes } from '../../base/quantities';
import type { Problem } from '../../base/user-error';
import type { Engine, ImageFacts } from '../../engines/engine';
import { judgeAlpineEvidence, MUSL_ARCHITECTURES, muslLoaderPath } from '../../image/alpine-evidence';
import { ImageChecksError } from '../../image/checks-error';
import type { VerifiedImage } from '../../image/image-record';
import { isUserName, runsAsRoot } from '../../image/image-user';
import { NotAlpineError } from '../../image/not-alpine-error';
import type { BuildJob } from './build-job';

const OS_RELEASE = '/etc/os-release';
const ALPINE_RELEASE = '/etc/alpine-release';
const PASSWD = '/etc/passwd';

/** Looks into an image whether it is Alpine and what else was asked of it; throws a UserError that names all that it is not. */
export async function verifyImage(engine: Engine, facts: ImageFacts, job: BuildJob): Promise<VerifiedImage> {
  const loader = muslLoaderPath(facts.architecture);
  const users = isUserName(facts.user) ? [PASSWD] : [];
  const files = await engine.readFiles(facts.id, [OS_RELEASE, ALPINE_RELEASE, loader, ...users]);
  const hasMuslLoader = files.get(loader) !== undefined;
  if (!hasMuslLoader) await requireRightProcessor(engine, facts, job);
  const verdict = judgeAlpineEvidence({
    osRelease: files.get(OS_RELEASE),
    alpineRelease: files.get(ALPINE_RELEASE),
    hasMuslLoader,
  });
  if (verdict.kind === 'not-alpine') throw notAlpine(job.dockerfile, verdict.reason, facts.id);

  const image = {
    id: facts.id,
    platform: platformOf(facts),
    sizeBytes: facts.sizeBytes,
    alpineVersion: verdict.version,
    distribution: verdict.description,
    user: facts.user,
    runsAsRoot: runsAsRoot(facts.user, files.get(PASSWD)),
  };
  requireChecks(image, job);
  return image;
}

/** Throws an ImageChecksError that names all that an image is not and ought to be, from what is known of it. */
export function requireChecks(image: VerifiedImage, job: BuildJob): void {
  const problems = checkImage(image, job);
  if (problems.length > 0) throw new ImageChecksError(problems);
}

/** An image's platform as engines write it, for example `linux/arm64/v8`. */
export function platformOf({ os, architecture, variant }: ImageFacts): string {
  return [os, architecture, variant].filter((part) => part !== '').join('/');
}

function checkImage(image: VerifiedImage, { checks, dockerfile }: BuildJob): Problem[] {
  const { maxSize, allowRoot } = checks;
  return [
    ...(maxSize === undefined || image.sizeBytes <= maxSize ? [] : [tooLarge(image, maxSize, dockerfile)]),
    ...(image.runsAsRoot && !allowRoot ? [asRoot(image, dockerfile)] : []),
  ];
}

function tooLarge({ sizeBytes, id }: VerifiedImage, maxSize: number, dockerfile: string): Problem {
  return {
    what: `${dockerfile}: the image takes ${formatBytes(sizeBytes)}, ${formatBytes(sizeBytes - maxSize)} more than maxSize allows`,
    fix: `see which step is the largest: docker history ${id.replace(/^sha256:/, '').slice(0, 12)}; no tag was set`,
  };
}

function asRoot({ user }: VerifiedImage, dockerfile: string): Problem {
  return {
    what: `${dockerfile}: the image runs as root`,
    why: user === '' ? 'no USER stands in its final stage or base' : `USER ${user} is root`,
    fix: 'add USER 10001 at the end of the final stage, or set allowRoot; no tag was set',
  };
}

function notAlpine(dockerfile: string, reason: string, id: string): NotAlpineError {
  return new NotAlpineError([
    {
      what: `${dockerfile}: the image that it builds is not Alpine`,
      why: reason,
      fix: `base its final stage on an Alpine image, or give the file a name without "alpine". No tag was set; the image is ${id}`,
    },
  ]);
}

/**
 * An engine builds for the wanted platform on a base for another one, with no more than a warning, and the image then claims
 * what it is not; its loader tells the truth.
 */
async function requireRightProcessor(
  engine: Engine,
  facts: ImageFacts,
  { dockerfile }: BuildJob,
): Promise<void> {
  const others = MUSL_ARCHITECTURES.filter((architecture) => architecture !== facts.architecture);
  const files = await engine.readFiles(facts.id, others.map(muslLoaderPath));
  const real = others.find((architecture) => files.get(muslLoaderPath(architecture)) !== undefined);
  if (real === undefined) return;
  throw new ImageChecksError([
    {
      what: `${dockerfile}: the image claims to be for ${platformOf(facts)}, but its programs are for ${real}`,
      why: `its base is there for ${real} only, and the engine built on it all the same`,
      fix: `use a base that is published for ${facts.architecture}, or build for ${facts.os}/${real}; no tag was set`,
    },
  ]);
}
