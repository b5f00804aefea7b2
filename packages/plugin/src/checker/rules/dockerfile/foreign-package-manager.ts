import { isStraight, type SimpleCommand } from '../../../formats/shell/read-commands';
import { judgeBaseImage } from '../../../formats/image-name/base-image';
import { isOfficialAlpine, officialName } from '../../../formats/image-name/official-image';
import type { Rule } from '../../rule';
import { placeIn } from '../../subjects/instruction-line';
import { commandsOf, runsOf } from '../../subjects/run-commands';
import type { StageView } from '../../subjects/stage-view';

const NOT_ON_ALPINE = new Set(['apt-get', 'apt', 'yum', 'dnf', 'microdnf', 'zypper', 'pacman']);
const VERBS =
  /^(?:add|del|update|upgrade|install|remove|purge|clean|autoremove|makecache|-y|-U|-S\w*|-q+|--no-cache|--update)$/;
const NOT_ON_DEBIAN = new Set(['apk']);

/** A package manager of another distribution, where nothing asks beforehand which one is there. */
export const foreignPackageManager: Rule<'dockerfile'> = {
  id: 'dockerfile/foreign-package-manager',
  severity: 'error',
  title: 'A RUN step calls a package manager that its base image does not have',
  why: 'The step fails with "not found".',
  fix: 'Use the package manager of the base image.',
  subject: 'dockerfile',
  *check({ stages, escape }) {
    for (const stage of stages) {
      const { image } = stage;
      const foreign = foreignFor(image);
      if (foreign === undefined || image === undefined || bringsOne(stage, foreign)) continue;
      for (const run of stage.instructions.filter(({ keyword }) => keyword === 'RUN')) {
        const commands = commandsOf(run, escape);
        const word = isStraight(commands) ? commands.map(managerOf).find(isIn(foreign)) : undefined;
        if (word === undefined) continue;
        yield {
          ...placeIn(run, word.offset),
          what: `${word.text} is called, but ${image} ${foreign === NOT_ON_ALPINE ? 'is Alpine, which has apk' : 'has no apk'}`,
          ...(foreign === NOT_ON_ALPINE && { fix: 'apk add --no-cache <packages>' }),
          claim: { kind: 'image-is-alpine', image, is: foreign === NOT_ON_ALPINE },
        };
      }
    }
  },
};

function foreignFor(image: string | undefined): ReadonlySet<string> | undefined {
  if (image === undefined || officialName(image) === undefined) return undefined;
  if (isOfficialAlpine(image)) return NOT_ON_ALPINE;
  const judgement = judgeBaseImage(image);
  return judgement.kind === 'other' && /Debian|debian|ubuntu/.test(judgement.distribution)
    ? NOT_ON_DEBIAN
    : undefined;
}

/** `sudo` stands before the command that it starts. */
function managerOf({ words }: SimpleCommand): SimpleCommand['words'][number] | undefined {
  const [first, second, third] = words[0]?.text === 'sudo' ? words.slice(1) : words;
  return [second, third].some((word) => word !== undefined && VERBS.test(word.text)) ? first : undefined;
}

function isIn(names: ReadonlySet<string>): (word: SimpleCommand['words'][number] | undefined) => boolean {
  return (word) => word !== undefined && names.has(word.text);
}

/** Some bring one along: by installing it, by copying it, or with a shell of their own. */
function bringsOne(stage: StageView, names: ReadonlySet<string>): boolean {
  const all = stage.lineage.flatMap(({ instructions }) => instructions);
  if (all.some(({ keyword }) => keyword === 'SHELL')) return true;
  const brings = new RegExp(
    `\\b(?:add|install)\\b.*\\b(?:${[...names, 'dpkg', 'rpm', 'apk-tools'].join('|')})\\b(?! (?:add|install|update))`,
  );
  return (
    all.some(
      ({ keyword, argumentText }) =>
        /^(?:COPY|ADD)$/.test(keyword) && [...names].some((name) => argumentText.includes(name)),
    ) ||
    runsOf(stage).some(
      ({ argumentText }) =>
        argumentText.includes('apk.static') ||
        argumentText.split(/&&|;|\n/).some((part) => brings.test(part)),
    )
  );
}
