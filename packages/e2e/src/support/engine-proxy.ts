import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { engineSocket } from './engine-events';

/** Hands every connection on to the real engine. */
const PROGRAM = `
  const { connect, createServer } = require('node:net');
  const { rmSync } = require('node:fs');
  const [own, real] = process.argv.slice(1);
  rmSync(own, { force: true });
  const server = createServer({ allowHalfOpen: true }, (client) => {
    const engine = connect({ path: real, allowHalfOpen: true });
    client.pipe(engine).pipe(client);
    for (const one of [client, engine]) one.on('error', () => { client.destroy(); engine.destroy(); });
  });
  server.listen(own, () => process.stdout.write('listening'));
`;

/** A way to the engine that can be lost, as a process of its own. */
export class EngineProxy {
  private process: ChildProcess | undefined;

  private constructor(
    private readonly folder: string,
    private readonly real: string,
  ) {}

  static async start(): Promise<EngineProxy> {
    const proxy = new EngineProxy(await mkdtemp(join(tmpdir(), 'proxy-')), engineSocket());
    await proxy.listen();
    return proxy;
  }

  get dockerHost(): string {
    return `unix://${this.socket}`;
  }

  /** It accepts connections, and never says a word. */
  hang(): void {
    this.process?.kill('SIGSTOP');
  }

  /** All connections break, and no new one comes about. */
  async kill(): Promise<void> {
    if (this.process?.exitCode !== null) return;
    const closed = once(this.process, 'close');
    this.process.kill('SIGKILL');
    await closed;
    this.process = undefined;
  }

  /** The engine is there again. */
  async restore(): Promise<void> {
    if (this.process === undefined) await this.listen();
    else this.process.kill('SIGCONT');
  }

  async remove(): Promise<void> {
    await this.kill();
    await rm(this.folder, { recursive: true, force: true });
  }

  private get socket(): string {
    return join(this.folder, 'engine.sock');
  }

  private async listen(): Promise<void> {
    this.process = spawn(process.execPath, ['-e', PROGRAM, this.socket, this.real], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    if (this.process.stdout !== null) await once(this.process.stdout, 'data');
  }
}
