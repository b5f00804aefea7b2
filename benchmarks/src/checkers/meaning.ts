/** What a message of others has to be for it to name the defect of a rule of ours, by checker and rule. */
const MEANINGS: Readonly<Record<string, Readonly<Record<string, RegExp>>>> = {
  'dockerfile-utils': { 'dockerfile/unparsable': /^UNKNOWN_INSTRUCTION$/ },
  dockerfilelint: {
    'dockerfile/unparsable': /^invalid_command$/,
    'dockerfile/unpinned-base': /^(?:missing|latest)_tag$/,
  },
  dclint: {
    'compose/container-name-conflict': /^no-duplicate-container-names$/,
    'compose/invalid-yaml': /^invalid-yaml$/,
    'compose/obsolete-key': /^no-version-field$/,
    'compose/port-conflict': /^no-duplicate-exported-ports$/,
  },
  'docker compose config': {
    'compose/healthcheck-cannot-run': /healthcheck\.test must start/,
    'compose/invalid-yaml': /^yaml: |mapping key .* already defined/,
    'compose/missing-env-file': /env file .* not found/,
    'compose/obsolete-key': /attribute .version. is obsolete/,
    'compose/unknown-dependency': /depends on undefined service/,
  },
  'dotenv-linter (npm)': {
    'env/duplicate-key': /^keys-should-not-have-duplicates$/,
    'env/read-differently': /^(?:entries-should-be-valid|keys-should-be-uppercase)$/,
  },
};

/** Whether a message names the defect of a rule; the names of those that do were read by hand. */
export function means(checker: string, message: string, rule: string): boolean {
  return checker === OURS ? message === rule : MEANINGS[checker]?.[rule]?.test(message) === true;
}

/** The name of our own checker in the tables. */
export const OURS = 'nx-alpine';
