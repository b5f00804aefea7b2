import { mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import glob from 'fast-glob';
import { must } from '../run';
import type { StandIn } from './stand-in';

const pathOfTheRealImage = '/usr/local/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

const superfluous = [
  'usr/lib/*/gconv',
  'usr/share/zoneinfo/{posix,right}',
  'usr/lib/python3*/{test,pydoc_data,idlelib,ensurepip}',
  'usr/lib/python3*/lib-dynload/{_test,_ctypes_test,_xxtest,xx}*',
];

/** Stands in for `python:3.13-alpine…`, with Debian's Python of the same minor version. */
export const python: StandIn = {
  contents: "Debian's Python 3.13 with the GNU C library, and BusyBox",
  recorders: ['pip', 'pip3'],
  users: [],
  instructions: [`ENV PATH=${pathOfTheRealImage}`, 'ENV LANG=C.UTF-8', 'CMD ["python3"]'],

  async fill(root, { folder }, signal) {
    await must('cannot copy Python', 'cp', ['-aT', join(folder, 'python'), root], { signal });
    for (const path of await glob(superfluous, { cwd: root, onlyFiles: false, absolute: true })) {
      rmSync(path, { recursive: true });
    }
    mkdirSync(join(root, 'usr/local/lib/python3.13/site-packages'), { recursive: true });
    for (const name of ['python', 'python3', 'python3.13']) {
      symlinkSync('../../bin/python3.13', join(root, 'usr/local/bin', name));
    }
  },
};
