import {
  isAboutTheFile,
  type BuildRefusal,
  type BuildWarning,
} from '../../../formats/build-check/read-build-check';
import type { RuleId, Severity } from '../../finding';
import type { Found, Rule } from '../../rule';

/** What BuildKit's own checks say of a Dockerfile, where an engine was asked; what another rule says of the line is left out. */
export const buildCheck: Rule<'dockerfile'> = {
  id: 'dockerfile/build-check',
  severity: 'warning',
  title: "BuildKit's own checks warn of a Dockerfile",
  why: 'The engine that builds the file says so.',
  fix: 'Mend the line, or switch the check off with "# check=skip=<name>" at the top of the Dockerfile.',
  subject: 'dockerfile',
  needsEngine: true,
  *check({ file }, { buildChecks }) {
    const said = buildChecks?.get(file);
    if (said === undefined) return;
    yield* said.warnings.map(describeWarning);
    if (said.refusal !== undefined && isAboutTheFile(said.refusal)) yield describeRefusal(said.refusal);
  },
};

/** What of ours is about the same, by BuildKit's names. */
const OURS: Readonly<Record<string, readonly RuleId[]>> = {
  CopyIgnoredFile: ['context/excluded-source'],
  JSONArgsRecommended: ['dockerfile/shell-form-command'],
  SecretsUsedInArgOrEnv: ['dockerfile/secret-argument'],
  UndefinedArgInFrom: ['dockerfile/undeclared-argument'],
  UndefinedVar: ['dockerfile/undeclared-argument'],
};

function describeWarning({ rule, description, url, detail, line }: BuildWarning): Found {
  return {
    line,
    what: `${rule}: ${detail}`,
    why: `${description}.`,
    ...(url !== '' && { fix: `Read ${url}` }),
    severity: severityOf(rule),
    evidence: 'engine',
    sameAs: OURS[rule] ?? [],
  };
}

/** How words are spelt breaks nothing. */
function severityOf(rule: string): Severity {
  return rule.endsWith('Casing') ? 'info' : 'warning';
}

function describeRefusal({ message, line = 1 }: BuildRefusal): Found {
  return {
    line,
    what: `BuildKit refuses the file: ${message}`,
    why: 'The build ends before its first step.',
    fix: 'Mend the line.',
    severity: 'error',
    evidence: 'engine',
    sameAs: ['dockerfile/unparsable', 'dockerfile/unknown-stage'],
  };
}
