import type { ScaffoldProject } from '../scaffold-project';
import { go } from '../go/go';
import { next } from '../next/next';
import { node } from '../node/node';
import { python } from '../python/python';
import { staticSite } from '../static/static';
import type { WorkspaceFiles } from '../workspace-files';
import { OpenQuestion } from './question';
import type { StackKind } from './stack-kind';

/** All kinds of projects that an image can be scaffolded for. */
export const STACKS: readonly StackKind[] = [python, node, next, staticSite, go];

/** The kind of a project: the named one, or the only one whose files it has. */
export function chooseStack(
  project: ScaffoldProject,
  files: WorkspaceFiles,
  wanted: string | undefined,
): { readonly stack: StackKind; readonly evidence: string } {
  if (wanted !== undefined) return named(wanted);
  const found = STACKS.flatMap((stack) => {
    const evidence = stack.findEvidence(project, files);
    return evidence === undefined ? [] : [{ stack, evidence }];
  });
  const [only, ...others] = found;
  if (only !== undefined && others.length === 0) return only;
  throw new OpenQuestion([
    only === undefined
      ? {
          what: `${project.name}: nothing in ${project.root} tells in what it is written`,
          fix: `add its manifest, for example pyproject.toml, package.json or go.mod, or name one of ${NAMES} with --stack`,
        }
      : {
          what: `${project.name}: is it ${found.map(({ stack }) => stack.name).join(' or ')}?`,
          why: `it has ${found.map(({ evidence }) => evidence).join(' and ')}`,
          fix: `--stack=${only.stack.name}`,
        },
  ]);
}

const NAMES = STACKS.map(({ name }) => name).join(', ');

function named(wanted: string): { readonly stack: StackKind; readonly evidence: string } {
  const stack = STACKS.find(({ name }) => name === wanted);
  if (stack !== undefined) return { stack, evidence: '--stack' };
  throw new OpenQuestion([{ what: `stack: there is no ${wanted}`, fix: `known are ${NAMES}` }]);
}
