import { stripVTControlCharacters } from 'node:util';
import { MaskedOutput } from '../../../test-fallback/staging/masked-output';

/** Bytes of the end of the output that are kept to find the numbers of tests in. */
const KEPT = 64 * 1024;

/** Shows what tests print, without secrets, and keeps the end of it. */
export class TestOutput {
  private readonly streams: Readonly<Record<'stdout' | 'stderr', MaskedOutput>>;
  private tail = Buffer.alloc(0);

  constructor(
    secrets: readonly string[],
    private readonly show: (stream: 'stdout' | 'stderr', chunk: Buffer) => void,
  ) {
    this.streams = { stdout: new MaskedOutput(secrets), stderr: new MaskedOutput(secrets) };
  }

  push(stream: 'stdout' | 'stderr', chunk: Buffer): void {
    this.pass(stream, this.streams[stream].push(chunk));
  }

  /** Shows the rest, and gives the end of all as text without colours. */
  end(): string {
    for (const stream of ['stdout', 'stderr'] as const) this.pass(stream, this.streams[stream].end());
    return stripVTControlCharacters(this.tail.toString('utf8')).replaceAll('\r\n', '\n');
  }

  private pass(stream: 'stdout' | 'stderr', chunk: Buffer): void {
    if (chunk.length === 0) return;
    this.show(stream, chunk);
    this.tail = Buffer.concat([this.tail, chunk]).subarray(-KEPT);
  }
}
