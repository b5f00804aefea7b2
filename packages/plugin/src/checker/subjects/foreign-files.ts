import { isListed, type WorkspaceView } from '../workspace-view';
import { isGitIgnored } from './git-ignored';

/** Folders into which package managers and other tools lay what others wrote. */
const OF_OTHERS = /(?:^|\/)(?:bower_components|\.yarn|\.terraform)\//;

/** What package managers write into the `vendor` that they fill: those of Go, PHP and Ruby. */
const VENDORED = ['modules.txt', 'autoload.php', 'bundle'];

/** Whether a file is made by a build or comes from others, so that nobody would mend it here: what git leaves out, and what is fetched. */
export function isForeign(file: string, view: WorkspaceView): boolean {
  return OF_OTHERS.test(file) || isVendored(file, view) || isGitIgnored(file, view);
}

function isVendored(file: string, view: WorkspaceView): boolean {
  return [...file.matchAll(/(?<=^|\/)vendor\//g)].some(({ index }) => {
    const folder = file.slice(0, index + 'vendor/'.length);
    return VENDORED.some((name) => isListed(view, folder + name) || file.startsWith(`${folder}${name}/`));
  });
}
