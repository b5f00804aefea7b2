import { chmodSync, copyFileSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import glob from 'fast-glob';
import type { Programs } from '../private/programs';
import { must } from '../run';
import { alpineFiles } from './alpine-files';
import { apk, fillApkStore } from './apk';
import { nc, withoutNc } from './nc';
import { recorder } from './recorder';
import type { StandIn } from './stand-in';

const folders = ['dev', 'etc', 'home', 'opt', 'proc', 'root', 'run', 'srv', 'sys', 'tmp', 'var/log/stand-in'];
const links = { bin: 'usr/bin', sbin: 'usr/bin', lib: 'usr/lib', lib64: 'usr/lib64', 'usr/sbin': 'bin' };
const notInAlpine = ['dpkg', 'dpkg-deb', 'rpm', 'rpm2cpio'];

/** A root folder with what any Alpine image has: a shell, its tools, the loader of musl, apk, users and /tmp. */
export async function makeShellRoot(
  root: string,
  release: string,
  standIn: StandIn,
  programs: Programs,
  signal: AbortSignal,
): Promise<void> {
  const shell = join(programs.folder, 'shell/usr');
  for (const folder of [...folders, 'usr/bin', 'usr/lib', 'usr/lib64', 'usr/local/bin', 'var/tmp']) {
    mkdirSync(join(root, folder), { recursive: true });
  }
  for (const [link, target] of Object.entries(links)) symlinkSync(target, join(root, link));
  await copyTools(join(shell, 'bin/busybox'), root, signal);
  copyMuslLoader(join(shell, 'lib'), root);
  await joinCertificates(join(shell, 'share/ca-certificates'), root);
  fillApkStore(root, programs.folder);
  writeFiles(root, release, standIn);
}

async function copyTools(original: string, root: string, signal: AbortSignal): Promise<void> {
  const busybox = join(root, 'bin/busybox');
  const content = readFileSync(original);
  const patched = withoutNc(content);
  writeFileSync(busybox, patched ?? content, { mode: 0o755 });
  if (patched) writeFileSync(join(root, 'bin/nc'), nc, { mode: 0o755 });
  const list = await must('cannot list the tools of BusyBox', busybox, ['--list'], { signal });
  const tools = list.split('\n').filter((tool) => tool !== 'busybox' && !notInAlpine.includes(tool));
  for (const tool of tools) symlinkSync('busybox', join(root, 'bin', tool));
}

/** Debian keeps musl beside its own C library; on Alpine the loader, which is also the library, lies in /lib. */
function copyMuslLoader(lib: string, root: string): void {
  for (const loader of glob.sync('ld-musl-*.so.1', { cwd: lib })) {
    copyFileSync(join(lib, loader), join(root, 'lib', loader));
  }
}

/** Debian joins them when the package is installed; without them pip does not even start. */
async function joinCertificates(folder: string, root: string): Promise<void> {
  const files = await glob('**/*.crt', { cwd: folder, absolute: true });
  const bundle = files.sort().map((file) => readFileSync(file, 'utf8'));
  mkdirSync(join(root, 'etc/ssl/certs'), { recursive: true });
  writeFileSync(join(root, 'etc/ssl/certs/ca-certificates.crt'), bundle.join(''));
  symlinkSync('certs/ca-certificates.crt', join(root, 'etc/ssl/cert.pem'));
}

function writeFiles(root: string, release: string, { recorders, users }: StandIn): void {
  for (const [path, text] of Object.entries(alpineFiles(release, users)))
    writeFileSync(join(root, path), text);
  symlinkSync('../usr/lib/os-release', join(root, 'etc/os-release'));
  writeFileSync(join(root, 'sbin/apk'), apk, { mode: 0o755 });
  for (const name of recorders) writeFileSync(join(root, 'usr/local/bin', name), recorder, { mode: 0o755 });
  for (const folder of ['tmp', 'var/tmp', 'var/log/stand-in']) chmodSync(join(root, folder), 0o1777);
}
