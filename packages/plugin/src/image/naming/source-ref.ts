import { isKnown, type BuildFacts, type Missing } from './build-facts';
import { releaseTagOf } from './release-tag';

/** What a build is made for. */
export type SourceRef =
  | { readonly kind: 'branch'; readonly name: string }
  | { readonly kind: 'tag'; readonly name: string }
  | { readonly kind: 'pull-request'; readonly number: string; readonly base?: string }
  | { readonly kind: 'none' };

/** What started the build: the CI service has the first word, else what git has checked out. */
export function sourceRefOf({ ci, git, project }: BuildFacts): SourceRef {
  if (ci.pullRequest !== undefined) {
    const base = ci.baseBranch === undefined ? {} : { base: ci.baseBranch };
    return { kind: 'pull-request', number: ci.pullRequest, ...base };
  }
  if (ci.tag !== undefined) return { kind: 'tag', name: ci.tag };
  if (ci.branch !== undefined) return { kind: 'branch', name: ci.branch };
  if (!isKnown(git)) return { kind: 'none' };
  if (git.branch !== undefined) return { kind: 'branch', name: git.branch };
  const tag = releaseTagOf(git.tags, project) ?? git.tags[0];
  return tag === undefined ? { kind: 'none' } : { kind: 'tag', name: tag };
}

/** The commit: git's, or that of a CI service which ships files without their repository. */
export function shaOf({ git, ci }: BuildFacts): string | Missing {
  if (isKnown(git)) return git.sha;
  return ci.sha ?? git;
}

/** The branch that is built, the source branch of a pull request. */
export function branchOf({ git, ci }: BuildFacts): string | Missing {
  if (ci.branch !== undefined) return ci.branch;
  if (ci.tag !== undefined)
    return { why: `${ci.provider ?? 'CI'} runs for the tag ${ci.tag}, not for a branch` };
  if (!isKnown(git)) return git;
  return (
    git.branch ?? {
      why: 'git has no branch checked out (HEAD is detached), and no CI service that we know names one',
      fix: 'git switch <branch>, or use {shortSha} or {env.NAME}',
    }
  );
}

/** The tag that is built: the one that started the CI run, else the one at HEAD that concerns the project. */
export function tagOf({ git, ci, project }: BuildFacts): string | Missing {
  if (ci.tag !== undefined) return ci.tag;
  if (!isKnown(git)) return git;
  const own = releaseTagOf(git.tags, project);
  if (own !== undefined) return own;
  const [first, ...others] = git.tags.filter((tag) => !/.@\d/.test(tag));
  if (first !== undefined && others.length === 0) return first;
  if (first !== undefined) {
    return {
      why: `several git tags point at HEAD: ${[first, ...others].join(', ')}`,
      fix: 'name the tag itself',
    };
  }
  return noTag(git.isShallow, git.tags, project);
}

function noTag(isShallow: boolean, tags: readonly string[], project: string): Missing {
  if (isShallow) {
    return {
      why: 'no git tag points at HEAD; the clone is shallow, and such clones come without tags',
      fix: 'git fetch --tags, or clone with history (actions/checkout: fetch-depth: 0)',
    };
  }
  const why =
    tags.length === 0
      ? 'no git tag points at HEAD'
      : `the git tags at HEAD are of other projects: ${tags.join(', ')}`;
  return { why, fix: `git tag ${project}@1.2.3, or nx release` };
}
