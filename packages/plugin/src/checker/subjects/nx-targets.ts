import { getNodeValue, parse, parseTree, type Node } from 'jsonc-parser';
import { folderOf } from '../../base/context-path';
import { asRecord, type UnknownRecord } from '../../base/unknown-record';
import type { WorkspaceView } from '../workspace-view';
import type { InputScope } from './nx-inputs';
import type { Place } from './compose-value';
import { rememberedFor } from './remembered';

/** A target of a `project.json`, with the workspace's defaults under it. */
export interface WrittenTarget extends InputScope {
  readonly file: string;
  readonly project: string;
  readonly name: string;
  /** Own settings over defaults, each as a whole; options are merged. */
  readonly settings: UnknownRecord;
  /** Of a setting, or else of the target's name. */
  readonly placeOf: (setting: string) => Place;
}

/** The targets of all projects that have a `project.json`. */
export const writtenTargets = rememberedFor((view: WorkspaceView): readonly WrittenTarget[] => {
  const workspace = asRecord(parse(view.read('nx.json') ?? '{}'));
  return view.files
    .filter((file) => /(?:^|\/)project\.json$/.test(file))
    .flatMap((file) => targetsIn(file, view.read(file) ?? '', workspace));
});

function targetsIn(file: string, text: string, workspace: UnknownRecord): WrittenTarget[] {
  const tree = parseTree(text);
  const config = tree === undefined ? {} : asRecord(getNodeValue(tree));
  const root = folderOf(file);
  const defaults = asRecord(workspace['targetDefaults']);
  return Object.entries(asRecord(config['targets'])).map(([name, target]) => {
    const own = asRecord(target);
    const other = asRecord(defaults[String(own['executor'])] ?? defaults[name]);
    return {
      file,
      root,
      project: typeof config['name'] === 'string' ? config['name'] : root.slice(root.lastIndexOf('/') + 1),
      name,
      named: { ...asRecord(workspace['namedInputs']), ...asRecord(config['namedInputs']) },
      settings: { ...other, ...own, options: { ...asRecord(other['options']), ...asRecord(own['options']) } },
      placeOf: (setting) =>
        placeIn(text, find(tree, ['targets', name, setting]) ?? find(tree, ['targets', name])),
    };
  });
}

/** The property of that path. */
function find(tree: Node | undefined, [first, ...rest]: readonly string[]): Node | undefined {
  const property = tree?.children?.find(({ children }) => children?.[0]?.value === first);
  return rest.length === 0 ? property : find(property?.children?.[1], rest);
}

function placeIn(text: string, node: Node | undefined): Place {
  const before = text.slice(0, node?.offset ?? 0).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
