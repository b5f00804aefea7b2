import { CHECKED_ON, NEWEST_ALPINE, supportEnded } from '../../../formats/image-name/alpine-support';
import { alpineRelease } from '../../../formats/image-name/official-image';
import { readReference } from '../../../formats/image-name/image-reference';
import type { Rule } from '../../rule';

/** A base on a release of Alpine that gets no more fixes; only what the name of an official image says counts. */
export const endOfLifeAlpine: Rule<'dockerfile'> = {
  id: 'dockerfile/end-of-life-alpine',
  severity: 'warning',
  title: 'A base image stands on an Alpine release without support',
  why: `Nobody mends security holes in its packages any more, by the dates known on ${CHECKED_ON}.`,
  fix: `Take a supported release, for example Alpine ${NEWEST_ALPINE}.`,
  subject: 'dockerfile',
  *check({ stages }, { today }) {
    for (const { stage, image, lineage } of stages) {
      if (image === undefined || lineage.length > 1) continue;
      const release = alpineRelease(image);
      const ended = release === undefined ? undefined : supportEnded(release, today);
      if (release === undefined || ended === undefined) continue;
      const isAlpineItself = readReference(image).name === 'alpine';
      yield {
        line: stage.line,
        what: `${image} stands on Alpine ${release}, whose support ended on ${ended}`,
        ...(isAlpineItself && { fix: `FROM alpine:${NEWEST_ALPINE}` }),
        claim: { kind: 'image-is-alpine', image, is: true, release },
      };
    }
  },
};
