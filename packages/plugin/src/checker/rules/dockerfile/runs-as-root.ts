import { readReference } from '../../../formats/image-name/image-reference';
import type { Rule } from '../../rule';
import type { InstructionLine } from '../../subjects/instruction-line';
import { startsAsRoot } from '../../subjects/root-images';
import type { StageView } from '../../subjects/stage-view';

/** What starts as root in order to become somebody else, or has to be root. */
const HANDLED =
  /gosu|su-exec|setpriv|runuser|chroot|supervisor|s6-|runit|crond?\b|nginx|sshd|dockerd|[-_]entrypoint|entrypoint\.|systemd|openrc|init\b|\.sh\b|\bsu\b/i;
const NO_SERVICE = /(?:^|[-_./])(?:dev\w*|test\w*|e2e|ci|build\w*|tools?|base\w*|lint\w*)(?:[-_./]|$)/i;

/** A service of the project's own that runs as root, as far as the file decides it; a tool that is started for a while is none. */
export const runsAsRoot: Rule<'dockerfile'> = {
  id: 'dockerfile/runs-as-root',
  severity: 'info',
  title: 'The service runs as root',
  why: 'Who breaks into it has all rights in the container.',
  fix: 'Add a USER before CMD; a number needs no entry in /etc/passwd.',
  subject: 'dockerfile',
  *check({ stages, file, text }) {
    const last = stages.at(-1);
    if (last?.image === undefined || last.isVariable || HANDLED.test(text)) return;
    if (!startsAsRoot(last.image)) return;
    const start = startOf(last);
    if (
      start === undefined ||
      isTool(start, last) ||
      [file, last.stage.name ?? ''].some((name) => NO_SERVICE.test(name))
    )
      return;
    const isNode = readReference(last.image).name === 'node';
    yield {
      line: start.line,
      what: `${start.keyword} runs as root: neither ${last.image} nor this file names another user`,
      ...(isNode && { fix: 'USER node' }),
      claim: { kind: 'image-runs-as-root', image: last.image },
    };
  },
};

/** An image that takes its arguments from the command line and has no port works on files that are mounted, as root often has to. */
function isTool({ keyword }: InstructionLine, { lineage }: StageView): boolean {
  const all = lineage.flatMap(({ instructions }) => instructions);
  return keyword === 'ENTRYPOINT' && !all.some((instruction) => instruction.keyword === 'EXPOSE');
}

/** What a stage starts by its own word; undefined where it, or one below it, names a user. */
function startOf({ instructions, lineage }: StageView): InstructionLine | undefined {
  const all = lineage.flatMap((stage) => stage.instructions);
  if (all.some(({ keyword }) => keyword === 'USER')) return undefined;
  return (
    instructions.findLast(({ keyword }) => keyword === 'ENTRYPOINT') ??
    instructions.findLast(({ keyword }) => keyword === 'CMD')
  );
}
