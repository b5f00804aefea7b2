import { RULES } from '../../../packages/plugin/dist/checker/registry';
import { runCheck, type CheckResult } from '../../../packages/plugin/dist/checker/run-check';
import { viewOnDisk } from '../../../packages/plugin/dist/workspace/check/view-on-disk';
import type { Checker } from './checker';
import type { Fixture } from './fixture';
import { OURS } from './meaning';

/** All our own rules, which look at a workspace as a whole. */
export function ours(projects: Fixture['projects']): Checker {
  let result: CheckResult | undefined;
  return {
    name: OURS,
    looksAt: () => true,
    check: (root, file) => {
      const known = projects.map((project) => ({ ...project, dependencies: [] }));
      result ??= runCheck(viewOnDisk(root, known), RULES);
      return result.findings.filter((finding) => finding.file === file).map(({ rule }) => rule);
    },
  };
}
