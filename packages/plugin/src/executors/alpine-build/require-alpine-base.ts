import { UserError } from '../../base/user-error';
import { findFinalBase } from '../../formats/dockerfile/final-base';
import type { DockerfileOutline } from '../../formats/dockerfile/read-dockerfile';
import { judgeBaseImage } from '../../formats/image-name/base-image';
import { NotAlpineError } from '../../image/not-alpine-error';

interface StageChoice {
  readonly target: string | undefined;
  readonly buildArguments: ReadonlyMap<string, string>;
}

/** Throws when the Dockerfile alone shows that its image cannot be Alpine; where it leaves doubt, the image decides. */
export function requireAlpineBase(outline: DockerfileOutline, choice: StageChoice, dockerfile: string): void {
  const base = findFinalBase(outline, choice.target, choice.buildArguments);
  switch (base.kind) {
    case 'no-stage':
      throw new UserError([
        { what: `${dockerfile}: it has no FROM`, why: 'without a base there is nothing to build' },
      ]);
    case 'no-such-target': {
      const known =
        base.stageNames.length === 0 ? 'its stages have no names' : `it has ${base.stageNames.join(', ')}`;
      throw new UserError([
        { what: `target: ${dockerfile} has no stage "${choice.target ?? ''}"`, why: known },
      ]);
    }
    case 'image':
      requireAlpineName(base.image, `${dockerfile}:${String(base.line)}`);
      return;
    case 'undecided':
      return;
  }
}

function requireAlpineName(image: string, place: string): void {
  const judgement = judgeBaseImage(image);
  if (judgement.kind !== 'other') return;
  const { distribution, alternative } = judgement;
  throw new NotAlpineError([
    {
      what: `${place}: the final stage is not Alpine`,
      why: `${image} is ${distribution}`,
      fix: `use ${alternative ?? 'an Alpine image'}, or give the file a name without "alpine"`,
    },
  ]);
}
