import type { Problem } from '../../../base/user-error';
import type { AlpineBuildOptions } from '../options';
import type { ImageNaming } from './names';
import { fillProject } from './project-token';
import type { Reading } from './reading';

/** Where the verified image goes, and what is added on the way. */
export interface PublicationPlan {
  readonly push: boolean;
  /** Whether the engine keeps the image under its tags. */
  readonly load: boolean;
  readonly annotations: ReadonlyMap<string, string>;
  readonly provenance: string | undefined;
  readonly sbom: string | undefined;
  /** Repository for images under tags made of their inputs. */
  readonly contentRepository: string | undefined;
}

type Options = Partial<AlpineBuildOptions>;

/** Reads the options about registries; names those that would do nothing, or that contradict each other. */
export function readPublication(
  options: Options,
  { tags, annotations }: Pick<ImageNaming, 'tags' | 'annotations'>,
  project: string,
): Reading<PublicationPlan> {
  const { push = false, load = true } = options;
  const contentRepository =
    options.contentRepository === undefined ? undefined : fillProject(options.contentRepository, project);
  const value = {
    push,
    load,
    contentRepository,
    annotations,
    provenance: attestation(options.provenance),
    sbom: attestation(options.sbom),
  };
  return {
    value,
    problems: [
      ...explainIdle(value, options),
      ...explainNothingLeft(options),
      ...explainSeveral(options),
      ...(push ? explainUnpushable(tags) : []),
      ...explainBadRepository(contentRepository),
    ],
  };
}

function attestation(option: boolean | string | undefined): string | undefined {
  return option === undefined || option === false ? undefined : String(option);
}

/** Options that only do something where an image is pushed. */
function explainIdle({ push, annotations, provenance, sbom }: PublicationPlan, options: Options): Problem[] {
  if (push) return [];
  const idle = [
    annotations.size > 0 ? 'annotations' : '',
    provenance === undefined ? '' : 'provenance',
    sbom === undefined ? '' : 'sbom',
    (options.platforms?.length ?? 0) > 1 ? 'several platforms' : '',
  ].filter((name) => name !== '');
  return idle.map((name) => ({
    what: `${name}: needs push`,
    why: 'it goes into what a registry keeps, not into the image of the engine',
    fix: `set push, or leave it out`,
  }));
}

/** A file holds the image of one platform. */
function explainSeveral({ platforms = [], outputs = [], archive }: Options): Problem[] {
  if (platforms.length < 2) return [];
  const files = [outputs.length > 0 ? 'outputs' : '', archive === undefined ? '' : 'archive'];
  return files
    .filter((name) => name !== '')
    .map((name) => ({
      what: `${name}: cannot be made of several platforms`,
      fix: 'build one platform for it, in a configuration of its own',
    }));
}

function explainNothingLeft({ push = false, load = true, outputs = [] }: Options): Problem[] {
  if (load || push || outputs.length > 0) return [];
  return [{ what: 'load: false leaves nothing behind', fix: 'set push or outputs' }];
}

/** A name without a host goes to Docker Hub, where a name without a user belongs to Docker. */
function explainUnpushable(tags: readonly string[]): Problem[] {
  return tags.flatMap((tag, index) =>
    tag.includes('/')
      ? []
      : {
          what: `tags[${String(index)}]: ${tag} cannot be pushed`,
          why: 'a name without a registry or user means an official image of Docker Hub',
          fix: `for example registry.example.com/team/${tag}`,
        },
  );
}

function explainBadRepository(repository: string | undefined): Problem[] {
  if (repository === undefined || !/:[^/]*$|@/.test(repository)) return [];
  return [
    {
      what: `contentRepository: ${repository} has a tag`,
      why: 'the tag is made from the inputs of the image',
      fix: repository.replace(/(?::[^/]*|@.*)$/, ''),
    },
  ];
}
