import { repositoryOf } from '../default-tag';
import type { CiFacts } from './ci-facts';

/** Why something is not known, and what would make it known. */
export interface Missing {
  readonly why: string;
  readonly fix?: string;
}

/** What git says of the commit that is checked out. */
export interface GitFacts {
  readonly sha: string;
  readonly commitDate: Date;
  /** None where HEAD is detached, as most CI services leave it. */
  readonly branch?: string;
  /** Tags that point at HEAD, in git's order. */
  readonly tags: readonly string[];
  /** The branch that the remote `origin` calls its HEAD. */
  readonly defaultBranch?: string;
  /** A clone without its history, in which tags are most often missing too. */
  readonly isShallow: boolean;
  /** As configured, credentials included; only `sourceUrl` makes it fit to be shown. */
  readonly remoteUrl?: string;
  /** Whether tracked files differ from the commit; only known where it was asked for. */
  readonly isDirty?: boolean;
}

/** A semantic version in its parts, and where it was found. */
export interface VersionFact {
  readonly version: string;
  readonly major: number;
  readonly minor: number;
  readonly patch: number;
  /** For example `git tag api@1.2.3`. */
  readonly from: string;
}

/** Everything from which the names of an image are made, as plain data. */
export interface BuildFacts {
  readonly project: string;
  /** The project as the name of a repository. */
  readonly repository: string;
  readonly configuration?: string;
  readonly git: GitFacts | Missing;
  readonly ci: CiFacts;
  readonly version: VersionFact | Missing;
  readonly now: Date;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** Whether something is known. */
export function isKnown<T extends object>(fact: T | Missing): fact is T {
  return !('why' in fact);
}

const NOT_ASKED: Missing = { why: 'nothing asked for it' };

/** Completes facts with what is so where nobody was asked: no git, no CI, no version. */
export function buildFacts(
  facts: Pick<BuildFacts, 'project'> & Partial<Omit<BuildFacts, 'project' | 'repository'>>,
): BuildFacts {
  return {
    git: NOT_ASKED,
    ci: {},
    version: NOT_ASKED,
    now: new Date(),
    environment: {},
    ...facts,
    repository: repositoryOf(facts.project),
  };
}
