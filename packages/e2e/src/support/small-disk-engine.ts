import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { repositoryRoot } from './workspace';

/** Room for the base images; the file behind it stays nearly empty. */
const SIZE = '3G';
/** Bytes that a file of gigabytes may need for its own records; they are written one by one. */
const RECORDS = 64 * 1024 * 1024;
const FILLING = ['most', 'rest'] as const;

/** Starts an engine, tells how it is found, and ends it with its own input. */
const WITH_ENGINE = join(repositoryRoot, 'tools/dist/engine/with-engine.js');
const TELL = `
  const { DOCKER_HOST, DOCKER_CONFIG, PATH } = process.env;
  process.stdout.write(JSON.stringify({ DOCKER_HOST, DOCKER_CONFIG, PATH }) + '\\n');
  process.stdin.resume();
`;

/** An engine of its own whose data lies on a disk that can be filled: a loop device. Only root can have one. */
export class SmallDiskEngine {
  private constructor(
    private readonly folder: string,
    private readonly process: ChildProcessWithoutNullStreams,
    /** In which its clients find it. */
    readonly environment: NodeJS.ProcessEnv,
  ) {}

  static async start(): Promise<SmallDiskEngine> {
    const folder = await mkdtemp(join(tmpdir(), 'disk-'));
    await mkdir(mountOf(folder));
    await execa('truncate', ['--size', SIZE, join(folder, 'image')]);
    await execa('mkfs.ext4', ['-q', '-m', '0', join(folder, 'image')]);
    await execa('mount', ['-o', 'loop', join(folder, 'image'), mountOf(folder)]);
    const child = spawn(process.execPath, [WITH_ENGINE, '--private', '--', process.execPath, '-e', TELL], {
      env: { ...process.env, TMPDIR: mountOf(folder) },
    });
    child.stderr.resume();
    const [line] = (await Promise.race([once(child.stdout, 'data'), once(child, 'close')])) as [Buffer];
    if (!Buffer.isBuffer(line)) throw new Error('the engine on a small disk did not start');
    return new SmallDiskEngine(folder, child, JSON.parse(line.toString()) as NodeJS.ProcessEnv);
  }

  /** Leaves no block. */
  async fill(): Promise<void> {
    const mount = mountOf(this.folder);
    const { bavail, bsize } = await statfs(mount);
    await execa('fallocate', ['--length', String(bavail * bsize - RECORDS), join(mount, FILLING[0])]);
    await execa('dd', ['if=/dev/zero', `of=${join(mount, FILLING[1])}`, 'bs=4k'], { reject: false });
  }

  /** Gives back what `fill` has taken. */
  async free(): Promise<void> {
    await Promise.all(FILLING.map((name) => rm(join(mountOf(this.folder), name))));
  }

  /** The containers that it has. */
  async containers(): Promise<string> {
    const { stdout } = await execa('docker', ['ps', '--all', '--quiet'], { env: this.environment });
    return stdout;
  }

  async remove(): Promise<void> {
    const closed = once(this.process, 'close');
    this.process.stdin.end();
    await closed;
    await execa('umount', [mountOf(this.folder)]);
    await rm(this.folder, { recursive: true });
  }
}

function mountOf(folder: string): string {
  return join(folder, 'd');
}
