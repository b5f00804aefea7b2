import type { Problem } from '../base/user-error';

// The grammar of distribution/reference, in which engines and registries read names.
const HOST =
  '(?:[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?(?:\\.[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?)*|\\[[a-fA-F0-9:]+\\])(?::\\d+)?';
const COMPONENT = '[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*';
const TAGGED_NAME = new RegExp(`^(?:${HOST}/)?${COMPONENT}(?:/${COMPONENT})*(?::\\w[\\w.-]{0,127})?$`);
const LONGEST_NAME = 255;

/** Says what is wrong with the name for an image, if anything. */
export function explainBadTag(tag: string, option: string): Problem | undefined {
  if (TAGGED_NAME.test(tag) && tag.length <= LONGEST_NAME) return undefined;
  return {
    what: `${option}: "${tag}" is no image name`,
    why: 'it must be [<registry>/]<repository>[:<tag>], the repository in lower case',
    fix: `for example ${
      tag
        .toLowerCase()
        .replace(/[^a-z0-9/:.-]+/g, '-')
        .replace(/^[-./:]+|[-./:]+$/g, '') || 'service:latest'
    }`,
  };
}
