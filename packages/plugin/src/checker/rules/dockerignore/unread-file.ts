import { folderOf } from '../../../base/context-path';
import type { Rule } from '../../rule';
import { exists, filesIn } from '../../workspace-view';

/** An ignore file that belongs to a Dockerfile which is not there. */
export const unreadFile: Rule<'ignore-file'> = {
  id: 'dockerignore/unread-file',
  severity: 'warning',
  title: 'No engine reads an ignore file',
  why: 'An engine reads <Dockerfile>.dockerignore beside the Dockerfile, or else .dockerignore at the root of the context.',
  fix: 'Give it the name of its Dockerfile, or remove it.',
  subject: 'ignore-file',
  *check({ file }, view) {
    const [, dockerfile] = /^(.*[^/])\.(?:docker|container)ignore$/.exec(file) ?? [];
    if (dockerfile === undefined || exists(view, dockerfile)) return;
    const folder = folderOf(file);
    const beside = filesIn(view, folder).filter(
      (path) => folderOf(path) === folder && /(?:^|[./])(?:Docker|Container)file(?:\.[\w-]+)?$/i.test(path),
    );
    const other =
      beside.find((path) => path.toLowerCase() === dockerfile.toLowerCase()) ??
      (beside.length === 1 ? beside[0] : undefined);
    if (beside.length === 0) return;
    const name = file.slice(file.lastIndexOf('/') + 1);
    yield {
      line: 1,
      what: `${name} is for ${dockerfile}, which is not there`,
      ...(other !== undefined && {
        fix: `Call it "${other.slice(other.lastIndexOf('/') + 1)}.dockerignore", or remove it.`,
      }),
    };
  },
};
