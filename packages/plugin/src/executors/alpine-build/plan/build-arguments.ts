import type { Problem } from '../../../base/user-error';
import type { Reading } from './reading';

/** A value as it is written, or the environment variable that holds it. */
export type RawBuildArgument = string | number | boolean | { readonly env?: string };

/** Reads `buildArgs`. What is in them stays readable in the image for ever, so what looks like a secret is refused. */
export function readBuildArguments(
  raw: Readonly<Record<string, RawBuildArgument>>,
  environment: NodeJS.ProcessEnv,
): Reading<Map<string, string>> {
  const value = new Map<string, string>();
  const problems: Problem[] = [];
  for (const [name, entry] of Object.entries(raw)) {
    const text = typeof entry === 'object' ? environment[entry.env ?? ''] : String(entry);
    if (text === undefined) {
      problems.push({ what: `buildArgs.${name}.env: ${variable(entry)} is not set in the environment` });
    } else if (looksSecret(name, text)) {
      problems.push(secretProblem(name));
    } else {
      value.set(name, text);
    }
  }
  return { value, problems };
}

function variable(entry: RawBuildArgument): string {
  return typeof entry === 'object' ? (entry.env ?? '') : '';
}

const SECRET_NAME =
  /(?:^|_)(?:TOKEN|SECRET|PASSWORD|PASSWD|PASSPHRASE|CREDENTIALS?|API_?KEY|ACCESS_?KEY|PRIVATE_?KEY)(?:$|_)/i;

/** Forms that issuers give to their keys, so that a leaked one is found: GitHub, GitLab, npm, AWS, Slack, Google, PEM. */
const SECRET_VALUE =
  /^(?:gh[pousr]_|github_pat_|glpat-|npm_[A-Za-z0-9]{20}|AKIA[A-Z0-9]{12}|xox[abprs]-|AIza[\w-]{30})|-----BEGIN [A-Z ]*PRIVATE KEY/;

function looksSecret(name: string, value: string): boolean {
  return value !== '' && (SECRET_NAME.test(name) || SECRET_VALUE.test(value));
}

function secretProblem(name: string): Problem {
  return {
    what: `buildArgs.${name}: it looks like a secret`,
    why: "build arguments stay readable in the image's history",
    fix: `pass it as secrets.${name.toLowerCase()}.env and read it in RUN --mount=type=secret,id=${name.toLowerCase()}; if it is none, give the ARG another name`,
  };
}
