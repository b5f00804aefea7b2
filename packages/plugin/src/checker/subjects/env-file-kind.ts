/** What an env file is for, by its name. */
export type EnvFileKind = 'template' | 'staging' | 'production' | 'local' | 'plain';

/** A template is copied and filled in; a local file is for one machine, development or tests. */
export function envFileKind(file: string): EnvFileKind {
  const words = file
    .slice(file.lastIndexOf('/') + 1)
    .toLowerCase()
    .split(/[.\-_]/);
  const has = (...names: string[]): boolean => names.some((name) => words.includes(name));
  if (has('example', 'sample', 'template', 'dist', 'tpl', 'defaults', 'default', 'schema')) return 'template';
  if (has('staging', 'stage', 'stg')) return 'staging';
  if (has('production', 'prod', 'prd')) return 'production';
  return has('local', 'dev', 'development', 'test', 'testing', 'tests', 'ci', 'e2e', 'docker', 'mock')
    ? 'local'
    : 'plain';
}

/** Whether a file of such a name is a program of a shell, or has sections as an INI file has. */
export function isOtherSyntax(text: string): boolean {
  return /^\s*\[[\w.:-]+\]\s*$|^\s*(?:if|for|while|case)\s.*(?:;\s*then|;\s*do|\bin)\s*$|^\s*[\w-]+\s*\(\)\s*\{/m.test(
    text,
  );
}

/** What stands for a value that somebody has to fill in, or says where the real one is kept. */
export function isPlaceholder(value: string): boolean {
  return value === '' || REFERENCE.test(value) || PLACEHOLDER.test(value);
}

const REFERENCE =
  /^(?:sm|op|vault|awssm|azkv|gsm|gcp|doppler|infisical|secret|ssm|arn|file):|^projects\/[^/]+\/secrets\/|^encrypted:|^(?:[a-z]+_)+test_|\$\{?\w|\$\(|\{\{|<%|^%\w+%$|^@\w+|^__\w+__$/i;

const PLACEHOLDER =
  /<[^>]*>|\[[^\]]*\]|^\*+$|^\.\.\.|…|\bx{3,}|x{5,}|change[-_ ]?(?:me|it|this)|your[-_ ]|^your|my[-_]?secret|example|placeholder|dummy|sample|fake|todo|fixme|replace|insert|redacted|secret[-_]?here|goes[-_]?here|not[-_]?a?[-_]?secret|\btest\b|^test|1234|abcd/i;
