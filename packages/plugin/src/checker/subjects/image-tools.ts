import { officialName, isOfficialAlpine } from '../../formats/image-name/official-image';
import { readReference } from '../../formats/image-name/image-reference';
import { readCommands } from '../../formats/shell/read-commands';
import type { InstructionLine } from './instruction-line';
import { runsOf } from './run-commands';
import type { StageView } from './stage-view';

/** A tool that an image lacks. */
export interface MissingTool {
  readonly tool: string;
  readonly image: string;
  readonly fix: string;
}

/** Official images that add no tool to their distribution's own; nginx and php do. */
const BARE_ON_ALPINE = new Set(['alpine', 'node', 'python', 'golang', 'rust', 'ruby']);
const BARE_ON_DEBIAN = new Set(['debian', 'node', 'python']);

/** The first tool that a health check starts and that the image is sure to lack. */
export function findMissingTool(
  check: InstructionLine,
  stage: StageView,
  escape: string,
): MissingTool | undefined {
  const { image } = stage;
  if (image === undefined || stage.isVariable) return undefined;
  const tool = toolOf(check, escape);
  const lacking = tool === undefined ? undefined : lackedBy(image);
  if (tool === undefined || lacking?.tools.has(tool) !== true) return undefined;
  return mayBring(stage, tool) ? undefined : { tool, image, fix: lacking.fix(tool) };
}

function toolOf({ raw, jsonWords, words }: InstructionLine, escape: string): string | undefined {
  if (words[0]?.toUpperCase() !== 'CMD') return undefined;
  const start = /\bCMD\s+/i.exec(raw);
  if (start === null) return undefined;
  const json = /^\[\s*"([^"]+)"/.exec(raw.slice(start.index + start[0].length))?.[1] ?? jsonWords?.[0];
  return json ?? readCommands(raw, start.index + start[0].length, escape)[0]?.words[0]?.text;
}

function lackedBy(
  image: string,
): { readonly tools: ReadonlySet<string>; readonly fix: (tool: string) => string } | undefined {
  const name = officialName(image) ?? '';
  if (isOfficialAlpine(image) && BARE_ON_ALPINE.has(name)) {
    return {
      tools: new Set(['curl']),
      fix: (tool) => `RUN apk add --no-cache ${tool} — or use wget -q --spider, which Alpine has`,
    };
  }
  const isSlim = /(?:^|-)slim(?:$|-)/.test(readReference(image).tag);
  return isSlim && BARE_ON_DEBIAN.has(name)
    ? {
        tools: new Set(['curl', 'wget']),
        fix: (tool) => `RUN apt-get update && apt-get install -y --no-install-recommends ${tool}`,
      }
    : undefined;
}

const MANAGER = /\b(?:apk|apt-get|apt)\b/;
/** What is fetched or run by something that is not in the file may bring anything. */
const UNCLEAR = /\$|\.sh\b|xargs|\bbash\b|\bmake\b|playwright|chezmoi|ansible/;

/** Whether something in the file may bring a tool: its name stands somewhere, or an installation is not clear from the file alone. */
function mayBring(stage: StageView, tool: string): boolean {
  const copies = stage.lineage.flatMap(({ instructions }) =>
    instructions.filter(({ keyword }) => keyword === 'COPY' || keyword === 'ADD'),
  );
  return (
    runsOf(stage).some(({ raw }) => raw.includes(tool) || (MANAGER.test(raw) && UNCLEAR.test(raw))) ||
    copies.some(({ raw }) => raw.includes(tool) || isIntoSystem(raw))
  );
}

function isIntoSystem(copy: string): boolean {
  const target =
    copy
      .trim()
      .split(/[\s"\],]+/)
      .findLast((word) => word !== '') ?? '';
  return target === '/' || (copy.includes('--from') && /^\/(?:usr|s?bin)(?:\/|$)/.test(target));
}
