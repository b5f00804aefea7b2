import { officialName } from '../../../formats/image-name/official-image';
import { readReference } from '../../../formats/image-name/image-reference';
import type { Rule } from '../../rule';

/** An official image without a version; names of other owners may have been built here. */
export const unpinnedBase: Rule<'dockerfile'> = {
  id: 'dockerfile/unpinned-base',
  severity: 'info',
  title: 'A base image has no version',
  why: 'Another major version comes with any build, on its own day on each machine.',
  fix: 'Name a version in the tag, for example node:24-alpine3.24.',
  subject: 'dockerfile',
  *check({ stages }) {
    for (const { stage, image, lineage, isVariable } of stages) {
      if (image === undefined || isVariable || lineage.length > 1 || officialName(image) === undefined)
        continue;
      const { tag, hasDigest } = readReference(image);
      if (hasDigest || !/^(?:latest|alpine|slim|lts|current|stable)?$/.test(tag)) continue;
      yield {
        line: stage.line,
        what: tag === '' ? `${image} has no tag, which is "latest"` : `the tag of ${image} names no version`,
      };
    }
  },
};
