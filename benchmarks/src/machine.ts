import { execa } from 'execa';
import { readFileSync } from 'node:fs';
import { availableParallelism, cpus, release, totalmem, type } from 'node:os';
import { join } from 'node:path';
import { repositoryRoot } from '../../tools/dist/engine/repository-root';

/** Where numbers come from, without names of hosts and paths: they are made to be pasted into documents. */
export async function describeMachine(treeFolder: string, goPackages: readonly string[]): Promise<string> {
  const git = await execa('git', ['--version'], { timeout: 10_000 });
  return [
    `${availableParallelism()} cores (${cpus()[0]?.model.trim() ?? 'unknown'}), ` +
      `${Math.round(totalmem() / 2 ** 30)} GiB`,
    `${type()} ${release()}, trees on ${fileSystemOf(treeFolder)}`,
    `Node ${process.version}, ${git.stdout}`,
    ['rimraf', 'del', 'fast-glob', '@balena/dockerignore'].map(withVersion).join(', '),
    goPackages
      .filter((name) => /fsutil|patternmatcher|-go_/.test(name))
      .map(readable)
      .join(', '),
    new Date().toISOString().slice(0, 10),
  ]
    .map((line) => `- ${line}`)
    .join('\n');
}

/** `golang-1.24-go_1.24.4-1_amd64.deb` becomes `golang-1.24-go 1.24.4-1`. */
function readable(archive: string): string {
  const [name = '', version = ''] = archive.split('_');
  return `${name} ${version}`;
}

function withVersion(name: string): string {
  const file = join(repositoryRoot(), 'node_modules', name, 'package.json');
  const { version } = JSON.parse(readFileSync(file, 'utf8')) as { version: string };
  return `${name} ${version}`;
}

/** The type of the mount with the longest path above the folder, and whether a loop device lies below it. */
function fileSystemOf(folder: string): string {
  const mounts = readFileSync('/proc/mounts', 'utf8')
    .split('\n')
    .map((line) => line.split(' '))
    .filter(([, point = '/nowhere']) => `${folder}/`.startsWith(point === '/' ? '/' : `${point}/`))
    .sort(([, a = ''], [, b = '']) => b.length - a.length);
  const [device = '', , kind = 'an unknown file system', options = ''] = mounts[0] ?? [];
  const place = device.startsWith('/dev/loop') ? ' in memory' : '';
  return `${kind}${place}${options.split(',').includes('discard') ? ' (mounted with discard)' : ''}`;
}
