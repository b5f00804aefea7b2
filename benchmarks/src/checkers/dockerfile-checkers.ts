import { run } from 'dockerfilelint';
import { validate, ValidationCode } from 'dockerfile-utils';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { nameOf, type Checker } from './checker';

const isDockerfile = (path: string): boolean =>
  /^(?:Docker|Container)file(?:\.[\w-]+)?$|\.Dockerfile$/i.test(nameOf(path)) && !path.endsWith('ignore');

/** The linter behind the Dockerfile support of several editors. */
export const dockerfileUtils: Checker = {
  name: 'dockerfile-utils',
  looksAt: isDockerfile,
  check: (root, file) =>
    validate(readFileSync(join(root, file), 'utf8')).map(
      ({ code }) => ValidationCode[Number(code)] ?? String(code),
    ),
};

/** A linter of Dockerfiles with rules about packages and bases. */
export const dockerfilelint: Checker = {
  name: 'dockerfilelint',
  looksAt: isDockerfile,
  check: (root, file) => run(root, readFileSync(join(root, file), 'utf8')).map(({ rule }) => rule),
};
