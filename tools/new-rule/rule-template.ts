import { exportName } from './register-rule';

/** What rules of a family look at, and a file that it would be. */
const SUBJECTS: Readonly<
  Record<string, { readonly kind: string; readonly file: string; readonly text: string }>
> = {
  context: { kind: 'dockerfile', file: 'Dockerfile', text: 'FROM alpine:3.24\n' },
  dockerfile: { kind: 'dockerfile', file: 'Dockerfile', text: 'FROM alpine:3.24\n' },
  dockerignore: { kind: 'ignore-file', file: '.dockerignore', text: 'node_modules\n' },
  compose: { kind: 'compose', file: 'compose.yaml', text: 'services: {}\n' },
  env: { kind: 'env', file: '.env', text: 'PORT=80\n' },
  ci: { kind: 'text', file: 'build.sh', text: 'docker build .\n' },
};
const OTHERWISE = { kind: 'workspace', file: 'nx.json', text: '{}\n' };

/** A rule that finds nothing yet, and fixtures that say so: the bad one fails until the rule is written. */
export function ruleTemplate(
  family: string,
  slug: string,
): { readonly rule: string; readonly bad: string; readonly good: string } {
  const { kind, file, text } = SUBJECTS[family] ?? OTHERWISE;
  const id = `${family}/${slug}`;
  return {
    rule: `import type { Rule } from '../../rule';

/** Say what it finds, and what it passes over although it looks the same. */
export const ${exportName(slug)}: Rule<'${kind}'> = {
  id: '${id}',
  severity: 'warning',
  title: 'What is wrong, in a sentence without a full stop',
  why: 'Why it matters.',
  fix: 'What to do.',
  subject: '${kind}',
  check({ text }) {
    return text === '' ? [{ line: 1, what: 'what is wrong here, with the bad value' }] : [];
  },
};
`,
    bad: `-- ${file} --
${text}-- findings --
${file}:1:1 warning ${id}
  what is wrong here, with the bad value
  What to do.
`,
    good: `-- ${file} --\n${text}`,
  };
}
