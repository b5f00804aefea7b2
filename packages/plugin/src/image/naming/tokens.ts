import { isKnown, type BuildFacts, type Missing, type VersionFact } from './build-facts';
import { formatDate } from './dates';
import { branchOf, shaOf, tagOf } from './source-ref';
import type { Token } from './token-text';

/** What has to be asked before names can be made. */
export type FactNeed = 'ci' | 'git' | 'version' | 'origin';

interface TokenKind {
  readonly needs: readonly FactNeed[];
  readonly value: (facts: BuildFacts, token: Token) => string | Missing;
}

const plain = (needs: readonly FactNeed[], value: (facts: BuildFacts) => string | Missing): TokenKind => ({
  needs,
  value: (facts, { argument, text }) =>
    argument === undefined ? value(facts) : { why: `${text} takes nothing after its name` },
});

const ofVersion = (part: (version: VersionFact) => string | number): TokenKind =>
  plain(['ci', 'git', 'version'], ({ version }) => (isKnown(version) ? String(part(version)) : version));

/** Every token, by its name. */
const TOKENS: ReadonlyMap<string, TokenKind> = new Map(
  Object.entries({
    project: plain([], ({ project }) => project),
    configuration: plain(
      [],
      ({ configuration }) =>
        configuration ?? { why: 'the target runs without a configuration', fix: '--configuration=<name>' },
    ),
    branch: plain(['ci', 'git'], branchOf),
    tag: plain(['ci', 'git'], tagOf),
    sha: plain(['ci', 'git'], shaOf),
    shortSha: plain(['ci', 'git'], (facts) => shorten(shaOf(facts))),
    date: { needs: [], value: (facts, token) => writeDate(facts.now, token) },
    commitDate: {
      needs: ['git'],
      value: ({ git }, token) => (isKnown(git) ? writeDate(git.commitDate, token) : git),
    },
    version: ofVersion(({ version }) => version),
    major: ofVersion(({ major }) => major),
    minor: ofVersion(({ minor }) => minor),
    patch: ofVersion(({ patch }) => patch),
    run: plain(['ci'], ({ ci }) => ci.run ?? outsideOfCi(ci.provider, 'a number of the run')),
    pr: plain(['ci'], ({ ci }) => ci.pullRequest ?? outsideOfCi(ci.provider, 'a pull request')),
    env: { needs: [], value: ({ environment }, { argument }) => readVariable(environment, argument) },
  } satisfies Record<string, TokenKind>),
);

/** The names of all tokens. */
export const TOKEN_NAMES: readonly string[] = [...TOKENS.keys()];

/** What a token needs to be asked; nothing for one that does not exist. */
export function needsOfToken({ name }: Token): readonly FactNeed[] {
  return TOKENS.get(name)?.needs ?? [];
}

/** The value of a token, or why it has none. */
export function valueOf(token: Token, facts: BuildFacts): string | Missing {
  const kind = TOKENS.get(token.name);
  if (kind !== undefined) return kind.value(facts, token);
  return {
    why: `there is no such token; there are ${TOKEN_NAMES.map(writeToken).join(', ')}`,
    fix: explainNxToken(token.name) ?? `to keep the braces, write {${token.text}}`,
  };
}

/** Nx replaces these itself, in options, but only where it reads them. */
function explainNxToken(name: string): string | undefined {
  return name === 'projectName' ? 'write {project}' : undefined;
}

function writeToken(name: string): string {
  return name === 'env' ? '{env.NAME}' : `{${name}}`;
}

/** The number of characters that docker/metadata-action and most forges show of a commit. */
export const SHORT_SHA = 7;

function shorten(sha: string | Missing): string | Missing {
  return typeof sha === 'string' ? sha.slice(0, SHORT_SHA) : sha;
}

function writeDate(date: Date, { argument = 'YYYYMMDD' }: Token): string | Missing {
  const [, format = argument, zone] = /^(.*)@([\w+/-]+)$/s.exec(argument) ?? [];
  if (format === '')
    return { why: 'its format is empty', fix: '{date:YYYYMMDD}, or {date:YYYYMMDD@Europe/Berlin}' };
  return (
    formatDate(date, format, zone) ?? {
      why: `"${zone ?? ''}" is no time zone that Node knows`,
      fix: 'a name of the IANA list, such as Europe/Berlin',
    }
  );
}

function readVariable(environment: BuildFacts['environment'], name = ''): string | Missing {
  if (name === '') return { why: 'it names no variable', fix: '{env.NAME}' };
  return environment[name] || { why: `${name} is not set in the environment, or empty` };
}

function outsideOfCi(provider: string | undefined, wanted: string): Missing {
  return provider === undefined
    ? { why: 'this is no run of a CI service that we know', fix: 'set a variable and write {env.NAME}' }
    : { why: `this run of ${provider} does not tell ${wanted}` };
}
