import * as crypto from 'node:crypto';
import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  openSync,
  readlinkSync,
  readSync,
  type Stats,
} from 'node:fs';
import { errorCode } from './error-code';
import type { SystemPath } from './read-folder';

/** What the system says of one entry, itself and not what it may link to. */
export interface FileFacts {
  /** Bytes. */
  readonly size: number;
  /** Permission bits, such as 0o644. */
  readonly mode: number;
  /** Whether this process may read it, as far as owner and permission bits tell. */
  readonly isReadable: boolean;
  /** When the content changed last, in milliseconds; whoever may write can set it. */
  readonly mtime: number;
  /** When content, owner, permissions or name changed last; nobody can set it but by the clock. Windows: ChangeTime. */
  readonly ctime: number;
  /** Rounded where it has more than 53 bits, as on Windows. */
  readonly inode: number;
  readonly device: number;
}

/** The facts of an entry, or the system's reason why they cannot be had. */
export function readFacts(path: SystemPath): FileFacts | { readonly code: string } {
  try {
    return toFacts(lstatSync(path));
  } catch (error) {
    return { code: errorCode(error) };
  }
}

/** The size of an entry alone, for those who ask for very many; undefined where it cannot be had. */
export function readSize(path: SystemPath): number | undefined {
  try {
    return lstatSync(path, { throwIfNoEntry: false })?.size;
  } catch {
    return undefined;
  }
}

/** Where a link leads, as it is written; undefined when it vanished meanwhile. */
export function readLinkTarget(path: SystemPath): string | undefined {
  try {
    return readlinkSync(path);
  } catch (error) {
    if (['ENOENT', 'ENOTDIR', 'EINVAL', 'EACCES'].includes(errorCode(error))) return undefined;
    throw error;
  }
}

/** A file's facts and the SHA-256 of its content, or why the content cannot be had. */
export type ContentReading =
  | { readonly kind: 'read'; readonly facts: FileFacts; readonly sha256: string }
  | { readonly kind: 'vanished' }
  | { readonly kind: 'unreadable'; readonly code: string };

/** A link that has taken the file's place is not followed, and a pipe there is not waited for; on Windows neither flag exists. */
const READ_FLAGS = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;
const buffer = Buffer.allocUnsafeSlow(1024 * 1024);

/** Reads a file once, for its facts and its hash. */
export function readContent(path: SystemPath): ContentReading {
  let file: number | undefined;
  try {
    file = openSync(path, READ_FLAGS);
    return { kind: 'read', facts: toFacts(fstatSync(file)), sha256: hashContent(file) };
  } catch (error) {
    const code = errorCode(error);
    return ['ENOENT', 'ENOTDIR', 'ELOOP'].includes(code)
      ? { kind: 'vanished' }
      : { kind: 'unreadable', code };
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

function hashContent(file: number): string {
  const length = readSync(file, buffer, 0, buffer.length, null);
  if (length < buffer.length) return hashText(buffer.subarray(0, length));
  const hash = crypto.createHash('sha256');
  for (let read = length; read > 0; read = readSync(file, buffer, 0, buffer.length, null)) {
    hash.update(buffer.subarray(0, read));
  }
  return hash.digest('hex');
}

/** The SHA-256 of texts and bytes in a row, in hexadecimal digits. */
export function hashInPieces(pieces: Iterable<string | Uint8Array>): string {
  const hash = crypto.createHash('sha256');
  for (const piece of pieces) hash.update(piece);
  return hash.digest('hex');
}

/** The SHA-256 of a text or of bytes, in hexadecimal digits. */
export function hashText(data: string | Uint8Array): string {
  return crypto.hash('sha256', data, 'hex');
}

/** The numbers that Node gives as doubles tell times apart that differ by a quarter of a microsecond. */
function toFacts({ size, mode, uid, gid, mtimeMs, ctimeMs, ino, dev }: Stats): FileFacts {
  return {
    size,
    mode: mode & 0o7777,
    isReadable: isReadable(mode, uid, gid),
    mtime: mtimeMs,
    ctime: ctimeMs,
    inode: ino,
    device: dev,
  };
}

function isReadable(mode: number, uid: number, gid: number): boolean {
  if ((mode & 0o444) === 0o444) return true;
  const user = process.getuid?.() ?? 0;
  if (user === 0) return true;
  if (uid === user) return (mode & 0o400) !== 0;
  const isOurGroup = gid === process.getgid?.() || process.getgroups?.().includes(gid) === true;
  return (mode & (isOurGroup ? 0o040 : 0o004)) !== 0;
}
