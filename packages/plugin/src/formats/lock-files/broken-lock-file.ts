import { UserError } from '../../base/user-error';

/** A lock file cannot be read: it is damaged, in conflict, or of a form that is too old. */
export class BrokenLockFile extends UserError {}

/** Parses a lock file; what its parser says against it becomes a problem with the file's name. */
export function parseLock<T>(file: string, text: string, parse: (text: string) => T): T {
  try {
    return parse(text);
  } catch (error) {
    if (error instanceof BrokenLockFile) throw error;
    throw new BrokenLockFile([whyBroken(file, text, error)], { cause: error });
  }
}

function whyBroken(file: string, text: string, error: unknown): BrokenLockFile['problems'][number] {
  const what = `${file}: cannot be read`;
  if (/^<{7} /m.test(text))
    return { what, why: 'a merge left both sides in it', fix: 'install anew, so that its tool settles it' };
  const [why] = (error instanceof Error ? error.message : String(error)).split('\n');
  return { what, why: why?.replace(/:$/, '') ?? '', fix: 'let its tool write it anew' };
}
