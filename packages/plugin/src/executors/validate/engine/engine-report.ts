import { formatCount } from '../../../base/quantities';
import { hideSecrets } from '../../../checker/hide-secrets';
import type { ValidateRecord } from '../../../checker/validate-record';
import { describeEngine } from '../../../engines/engine-facts';
import { isAboutTheFile } from '../../../formats/build-check/read-build-check';
import type { BuildChecks } from './ask-build-checks';
import type { EngineAnswers } from './check-with-engine';

type RecordedEngine = NonNullable<ValidateRecord['engine']>;

/** What the record says of the engine; null where none was asked. */
export function recordEngine(answers: EngineAnswers): RecordedEngine | null {
  if (answers.kind !== 'answered') return null;
  const { asked, claims, builds } = answers;
  const count = (kind: string): number => claims.filter(({ verdict }) => verdict.kind === kind).length;
  return {
    kind: asked.facts.kind,
    version: asked.facts.version,
    clientVersion: asked.facts.clientVersion,
    endpoint: asked.endpoint,
    claims: {
      asked: claims.length,
      confirmed: count('confirmed'),
      refuted: count('refuted'),
      unanswered: count('unanswered'),
    },
    refuted: claims.flatMap(({ finding: { rule, file, line, what }, verdict }) =>
      verdict.kind === 'refuted' ? [{ rule, file, line, what, instead: hideSecrets(verdict.instead) }] : [],
    ),
    unanswered: claims.flatMap(({ finding: { rule, file, line }, verdict }) =>
      verdict.kind === 'unanswered' ? [{ rule, file, line, why: hideSecrets(verdict.why) }] : [],
    ),
    checkedBuilds: builds === undefined ? 0 : builds.checks.size - unreached(builds).length,
  };
}

/** What no engine was asked, and why. */
export function listNotAsked(answers: EngineAnswers): string[] {
  return notAsked(answers).map(hideSecrets);
}

function notAsked(answers: EngineAnswers): string[] {
  switch (answers.kind) {
    case 'not-asked':
      return [
        'what an engine says of the Dockerfiles (docker build --check), since none is asked without --engine=auto',
        'base images in registries, since none is asked',
      ];
    case 'none-answered':
      return [
        `what an engine says of all this, since none answers: ${answers.error.problems.map(({ what, why }) => `${what} (${why ?? ''})`).join('; ')}`,
        'base images in registries, since none is asked',
      ];
    case 'answered':
      return [...listUnchecked(answers), ...listUnanswered(answers)];
  }
}

type Answered = Extract<EngineAnswers, { kind: 'answered' }>;

function listUnchecked({ asked, builds, homeless }: Answered): string[] {
  if (builds === undefined) {
    return [
      asked.facts.flags.includes('--call')
        ? "BuildKit's own checks, since dockerfile/build-check is off"
        : `BuildKit's own checks (docker build --check), since ${describeEngine(asked.facts)} does not know them; buildx 0.15 does`,
      'base images in registries, since none is asked',
    ];
  }
  return [
    ...[...builds.unchecked].map(([file, why]) => `BuildKit's own checks of ${file}: ${why}`),
    ...unreached(builds).map((file) => `BuildKit's own checks of ${file}: no registry told what its base is`),
    ...(homeless === 0
      ? []
      : [
          `BuildKit's own checks of ${formatCount(homeless, 'Dockerfile')}, since nobody says in which context they are built`,
        ]),
    "base images in registries, beyond what BuildKit's own checks ask",
  ];
}

function listUnanswered({ claims }: Answered): string[] {
  const open = claims.filter(({ verdict }) => verdict.kind === 'unanswered').length;
  return open === 0
    ? []
    : [
        `${formatCount(open, 'finding')} that the engine could have settled and did not, by engine.unanswered`,
      ];
}

/** Dockerfiles whose checks ended at a registry. */
function unreached({ checks }: BuildChecks): string[] {
  return [...checks].flatMap(([file, { refusal }]) =>
    refusal !== undefined && !isAboutTheFile(refusal) ? [file] : [],
  );
}

/** For people: which engine was asked, and what it knows better. */
export function describeAnswers(record: ValidateRecord, answers: EngineAnswers): string[] {
  if (answers.kind === 'not-asked') return [];
  const { engine } = record;
  if (engine === null || answers.kind === 'none-answered')
    return ['  engine    none answers, so that all of it is from files; docker version tells more'];
  const { asked, confirmed, refuted, unanswered } = engine.claims;
  return [
    ...describeRefuted(record).map((line) => `  an engine says otherwise: ${line}`),
    `  engine    ${describeEngine(answers.asked.facts)} at ${engine.endpoint}: of ${formatCount(asked, 'claim')} ${String(confirmed)} measured, ${String(refuted)} refuted, ${String(unanswered)} open`,
  ];
}

/** Each finding that an engine has refuted, and what it says instead. */
export function describeRefuted({ engine }: ValidateRecord): string[] {
  return (engine?.refuted ?? []).map(
    ({ rule, file, line, instead }) => `${file}:${String(line)} ${rule}: ${instead}`,
  );
}
