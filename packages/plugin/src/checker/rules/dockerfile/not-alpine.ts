import { judgeBaseImage } from '../../../formats/image-name/base-image';
import { officialName } from '../../../formats/image-name/official-image';
import type { Rule } from '../../rule';

const NAMED_ALPINE =
  /(?:^|[/.])alpine\.(?:Dockerfile|Containerfile)$|(?:^|\/)(?:Dockerfile|Containerfile)\.alpine$/i;

/** A file that promises Alpine and builds on an official image of another distribution; names of other owners prove nothing. */
export const notAlpine: Rule<'dockerfile'> = {
  id: 'dockerfile/not-alpine',
  severity: 'error',
  title: 'A Dockerfile that is named after Alpine builds on another distribution',
  why: 'alpine-build refuses the image, and apk and musl builds do not work in it.',
  fix: 'Take the Alpine variant of the base, or name the file otherwise.',
  subject: 'dockerfile',
  *check({ file, stages }) {
    const last = stages.at(-1);
    if (!NAMED_ALPINE.test(file) || last?.image === undefined || last.isVariable) return;
    if (officialName(last.image) === undefined) return;
    const judgement = judgeBaseImage(last.image);
    if (judgement.kind !== 'other') return;
    const bottom = last.lineage.at(-1) ?? last;
    yield {
      line: bottom.stage.line,
      what: `the last stage stands on ${last.image}, which is ${judgement.distribution}`,
      ...(judgement.alternative !== undefined && { fix: `Build on ${judgement.alternative}` }),
      claim: { kind: 'image-is-alpine', image: last.image, is: false },
    };
  },
};
