import { chownSync, copyFileSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import glob from 'fast-glob';
import { must } from '../run';
import { nginxFiles, nginxScripts, nginxUser } from './nginx-files';
import type { StandIn } from './stand-in';

/** From Debian's packages to the root; the libraries are copied beside these. */
const taken = {
  'usr/sbin/nginx': 'usr/bin/nginx',
  'usr/bin/envsubst': 'usr/bin/envsubst',
  'etc/nginx/mime.types': 'etc/nginx/mime.types',
  'usr/share/nginx/html/index.html': 'usr/share/nginx/html/index.html',
};

/** Stands in for `nginxinc/nginx-unprivileged:…`, with Debian's nginx. */
export const nginx: StandIn = {
  contents: "Debian's nginx 1.26 with the GNU C library, an entrypoint written for this, and BusyBox",
  recorders: [],
  users: [nginxUser],
  instructions: [
    'ENV PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
    'EXPOSE 8080',
    'STOPSIGNAL SIGQUIT',
    'ENTRYPOINT ["/docker-entrypoint.sh"]',
    'CMD ["nginx", "-g", "daemon off;"]',
    `USER ${nginxUser.id}`,
  ],

  async fill(root, folder, signal) {
    const packages = join(folder, 'nginx');
    for (const libraries of ['usr/lib', 'usr/lib64']) {
      const argv = ['-aT', join(packages, libraries), join(root, libraries)];
      await must('cannot copy the libraries of nginx', 'cp', argv, { signal });
    }
    for (const [from, to] of Object.entries(taken)) {
      mkdirSync(dirname(join(root, to)), { recursive: true });
      copyFileSync(join(packages, from), join(root, to));
    }
    writeFiles(root, nginxFiles, 0o644);
    writeFiles(root, nginxScripts, 0o755);
    leadLogsToTheEngine(root);
    giveConfigurationToUser(root);
  },
};

function writeFiles(root: string, files: Readonly<Record<string, string>>, mode: number): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text, { mode });
  }
}

function leadLogsToTheEngine(root: string): void {
  mkdirSync(join(root, 'var/log/nginx'), { recursive: true });
  symlinkSync('/dev/stdout', join(root, 'var/log/nginx/access.log'));
  symlinkSync('/dev/stderr', join(root, 'var/log/nginx/error.log'));
}

/** As in the real image: the user may write what the templates become, and nobody else who is not root. */
function giveConfigurationToUser(root: string): void {
  const folder = join(root, 'etc/nginx');
  const paths = glob.sync('**', { cwd: folder, onlyFiles: false, absolute: true });
  for (const path of [folder, ...paths]) chownSync(path, nginxUser.id, 0);
}
