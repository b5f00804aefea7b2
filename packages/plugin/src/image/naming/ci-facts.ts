import { PROVIDERS, type Provider, type VariableNames } from './ci-providers';

/** What a CI service says of the run; all is absent outside of one. */
export interface CiFacts {
  /** Name of the service. */
  readonly provider?: string;
  /** Number of the run, as people see it where the service has such a number. */
  readonly run?: string;
  readonly pullRequest?: string;
  /** The branch that was pushed; the source branch of a pull request. */
  readonly branch?: string;
  /** The tag that was pushed. */
  readonly tag?: string;
  /** The branch that a pull request is for. */
  readonly baseBranch?: string;
  readonly defaultBranch?: string;
  readonly sha?: string;
  /** Whether a clock started the run. */
  readonly isSchedule?: boolean;
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads the variables of the CI service that runs us, and the event that GitHub describes in a file.
 *
 * `env-ci` was tried: it takes a pushed tag on GitHub for a branch, tells neither schedules nor default branches,
 * names GitLab's merge requests by an id that nobody sees, starts git by itself, and brings a second execa.
 */
export function readCiFacts(environment: Environment, event?: unknown): CiFacts {
  const provider = PROVIDERS.find(({ detect }) => isDetected(environment, detect));
  if (provider === undefined) return {};
  const read = (names: VariableNames = []): string | undefined => firstValue(environment, names);
  return present({
    provider: provider.name,
    run: read(provider.run),
    ...readCause(provider, read, eventNumber(environment, event)),
    defaultBranch: read(provider.defaultBranch) ?? text(property(event, 'repository', 'default_branch')),
    sha: read(provider.sha),
    isSchedule: isStartedByClock(environment, provider) || undefined,
  });
}

/** Some services repeat a tag as the branch, others name a pull request's target so: the narrower word holds. */
function readCause(
  provider: Provider,
  read: (names?: VariableNames) => string | undefined,
  numberInEvent: string | undefined,
): Loose<Pick<CiFacts, 'pullRequest' | 'branch' | 'tag' | 'baseBranch'>> {
  const pushed = readReference(read(provider.reference));
  const pullRequest = numberIn(read(provider.pullRequest) ?? pushed.pullRequest ?? numberInEvent);
  const none = { pullRequest: undefined, branch: undefined, tag: undefined, baseBranch: undefined };
  if (pullRequest !== undefined) {
    const branch = withoutPrefix(read(provider.sourceBranch));
    return { ...none, pullRequest, branch, baseBranch: withoutPrefix(read(provider.baseBranch)) };
  }
  const tag = read(provider.tag) ?? pushed.tag;
  return tag === undefined
    ? { ...none, branch: withoutPrefix(read(provider.branch) ?? pushed.branch) }
    : { ...none, tag };
}

function isStartedByClock(environment: Environment, { schedule }: Provider): boolean {
  return schedule !== undefined && environment[schedule[0]] === schedule[1];
}

type Loose<T> = { readonly [Name in keyof T]-?: T[Name] | undefined };

function isDetected(environment: Environment, [name, value]: Provider['detect']): boolean {
  const found = environment[name];
  return value === undefined ? found !== undefined && found !== '' : found === value;
}

/** A variable that is empty is none for every service. */
function firstValue(environment: Environment, names: VariableNames): string | undefined {
  return names.map((name) => environment[name]).find((value) => value);
}

interface PushedReference {
  readonly branch?: string | undefined;
  readonly tag?: string | undefined;
  readonly pullRequest?: string | undefined;
}

function readReference(reference = ''): PushedReference {
  const [, kind, name] = /^refs\/(heads|tags|pull)\/(.+)$/.exec(reference) ?? [];
  if (kind === 'heads') return { branch: name };
  if (kind === 'tags') return { tag: name };
  return kind === 'pull' ? { pullRequest: name } : {};
}

/** `2` of `2/merge`, and of an address that ends in it. */
function numberIn(name: string | undefined): string | undefined {
  return /(?:^|\/)(\d+)(?:\/merge|\/head)?$/.exec(name ?? '')?.[1];
}

function withoutPrefix(branch: string | undefined): string | undefined {
  return branch?.replace(/^refs\/heads\/|^origin\//, '');
}

/** GitHub runs `pull_request_target` on the target's branch; only the event knows the pull request. */
function eventNumber(environment: Environment, event: unknown): string | undefined {
  if (environment['GITHUB_EVENT_NAME'] !== 'pull_request_target') return undefined;
  const number = property(event, 'pull_request', 'number');
  return typeof number === 'number' ? String(number) : undefined;
}

function property(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (inner, name) =>
      typeof inner === 'object' && inner !== null ? (inner as Record<string, unknown>)[name] : undefined,
    value,
  );
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function present(facts: Loose<CiFacts>): CiFacts {
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));
}
