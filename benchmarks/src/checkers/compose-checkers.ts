import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { nameOf, type Checker } from './checker';

/** What is used of the linter; its own declarations import without endings, so that TypeScript cannot read them. */
interface Linter {
  readonly DCLinter: new (config: object) => {
    readonly lintFiles: (
      paths: readonly string[],
      recursive: boolean,
    ) => { readonly messages: readonly { readonly rule: string }[] }[];
  };
}

const { DCLinter } = createRequire(__filename)('dclint') as Linter;

/** The linter docker-compose-linter. */
export const dclint: Checker = {
  name: 'dclint',
  looksAt: (path) => /^(?:docker-)?compose.*\.ya?ml$/.test(nameOf(path)),
  check: (root, file) =>
    new DCLinter({ rules: {}, quiet: true, debug: false, exclude: [] })
      .lintFiles([join(root, file)], false)
      .flatMap(({ messages }) => messages.map(({ rule }) => rule)),
};

/** `docker compose config` asks no engine; it names what is wrong first, in a sentence. */
export function composeConfig(program: string): Checker {
  return {
    name: 'docker compose config',
    looksAt: (path) => /^(?:docker-)?compose\.ya?ml$/.test(nameOf(path)),
    check: (root, file) => {
      const argv = ['--project-name', 'checked', '-f', join(root, file), 'config', '--quiet'];
      const { stderr } = spawnSync(program, argv, { encoding: 'utf8', timeout: 30_000 });
      return stderr.split('\n').filter((text) => text !== '');
    },
  };
}
