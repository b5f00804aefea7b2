import { join } from 'node:path';
import {
  addDependenciesToPackageJson,
  readJson,
  readJsonFile,
  type GeneratorCallback,
  type Tree,
} from '@nx/devkit';
import { UserError } from '../../base/user-error';
import { ignoreInGit } from './git-ignored';
import { addToNxJson } from './nx-json';
import type { InitOptions } from './options';

/** `nx add nx-alpine`: makes the plugin known to the workspace; what is there already stays as it is, to the letter. */
export default function initGenerator(tree: Tree, options: InitOptions): GeneratorCallback {
  const nxJson = tree.read('nx.json', 'utf8');
  if (nxJson === null)
    throw new UserError([
      { what: 'there is no nx.json here', fix: 'run it in an Nx workspace: npx nx init' },
    ]);
  writeChanged(tree, 'nx.json', nxJson, addToNxJson(nxJson));
  const gitIgnore = tree.read('.gitignore', 'utf8') ?? '';
  writeChanged(tree, '.gitignore', gitIgnore, ignoreInGit(gitIgnore));
  return options.skipPackageJson === true || isListed(tree) ? () => undefined : addPackage(tree);
}

function writeChanged(tree: Tree, path: string, before: string, after: string): void {
  if (after !== before) tree.write(path, after);
}

/** Our own manifest, beside the compiled folder. */
function ownPackage(): { readonly name: string; readonly version: string } {
  return readJsonFile(join(__dirname, '../../../package.json'));
}

function isListed(tree: Tree): boolean {
  if (!tree.exists('package.json')) return true;
  const { dependencies, devDependencies } = readJson<Record<string, Record<string, string> | undefined>>(
    tree,
    'package.json',
  );
  return ownPackage().name in { ...dependencies, ...devDependencies };
}

function addPackage(tree: Tree): GeneratorCallback {
  const { name, version } = ownPackage();
  return addDependenciesToPackageJson(tree, {}, { [name]: `^${version}` });
}
