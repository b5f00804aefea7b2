import { rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import glob from 'fast-glob';
import { must } from '../run';
import { installPip } from './pip';
import type { StandIn } from './stand-in';

const pathOfTheRealImage = '/usr/local/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

const superfluous = [
  'usr/lib/*/gconv',
  'usr/share/zoneinfo/{posix,right}',
  'usr/lib/python3*/{test,pydoc_data,idlelib}',
  // Only root of a whole Debian must not install with pip.
  'usr/lib/python3*/EXTERNALLY-MANAGED',
  'usr/lib/python3*/lib-dynload/{_test,_ctypes_test,_xxtest,xx}*',
];

/** Stands in for `python:3.13-alpine…`, with Debian's Python of the same minor version. */
export const python: StandIn = {
  contents: "Debian's Python 3.13 and pip with the GNU C library, and BusyBox",
  recorders: [],
  users: [],
  instructions: [`ENV PATH=${pathOfTheRealImage}`, 'ENV LANG=C.UTF-8', 'CMD ["python3"]'],

  async fill(root, packages, signal) {
    await must('cannot copy Python', 'cp', ['-aT', join(packages, 'python'), root], { signal });
    for (const path of await glob(superfluous, { cwd: root, onlyFiles: false, absolute: true })) {
      rmSync(path, { recursive: true });
    }
    installPip(root);
    for (const name of ['python', 'python3', 'python3.13']) {
      symlinkSync('../../bin/python3.13', join(root, 'usr/local/bin', name));
    }
  },
};
