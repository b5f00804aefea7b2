import type { Problem } from '../../../base/user-error';
import { nameImage } from '../../../image/name-image';
import { tokensIn } from '../../../image/naming/token-text';
import type { ProjectTask } from '../../../workspace/project-task';
import type { AlpineBuildOptions } from '../options';
import type { Reading } from './reading';

/** What an image is called and how it is described. */
export interface ImageNaming {
  readonly tags: readonly string[];
  /** In the image itself. */
  readonly labels: ReadonlyMap<string, string>;
  /** Added where the image is pushed. */
  readonly annotations: ReadonlyMap<string, string>;
}

type Options = Partial<AlpineBuildOptions>;

/** Reads `tags`, `images`, `tagRules`, `flavor`, `labels`, `annotations` and `ociMetadata`, and fills in their tokens. */
export async function readNames(
  { tags, images, tagRules, flavor, labels, annotations, ociMetadata = false, push = false }: Options,
  { workspaceRoot, projectRoot, project, configuration }: ProjectTask,
  environment: NodeJS.ProcessEnv,
): Promise<Reading<ImageNaming>> {
  const naming = { tags, images, tagRules, flavor, labels, annotations };
  const question = { workspaceRoot, projectRoot, project, configuration, environment };
  const named = await nameImage(withoutUndefined(naming), question, { withOci: ociMetadata });
  const { oci } = named;
  return {
    value: {
      tags: named.references,
      labels: new Map([...(oci?.stable ?? []), ...named.labels]),
      annotations: new Map([...(push ? (oci?.volatile ?? []) : []), ...named.annotations]),
    },
    problems: [...named.problems, ...explainVolatile(labels)],
  };
}

function withoutUndefined<Value extends object>(
  value: Value,
): { [Name in keyof Value]?: NonNullable<Value[Name]> } {
  return Object.fromEntries(Object.entries(value).filter(([, entry]) => entry !== undefined)) as {
    [Name in keyof Value]?: NonNullable<Value[Name]>;
  };
}

/** Tokens that are different with every commit or run. */
const VOLATILE: readonly string[] = ['sha', 'shortSha', 'date', 'commitDate', 'run'];

/** A label that changes with every commit would make another image of the very same files. */
function explainVolatile(labels: Readonly<Record<string, string>> = {}): Problem[] {
  return Object.entries(labels).flatMap(([label, text]) => {
    const token = tokensIn(text).find(({ name }) => VOLATILE.includes(name));
    if (token === undefined) return [];
    return [
      {
        what: `labels.${label}: {${token.name}} changes with every commit or run`,
        why: 'a label is part of the image, so that the same files would make another image each time',
        fix: 'put it into annotations, which are added where the image is pushed',
      },
    ];
  });
}
