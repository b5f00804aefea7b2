/** A file that is read piece by piece; where it ends, less is read than was asked for. */
export interface ByteSource {
  /** Bytes. */
  readonly size: number;
  /** Fills the buffer from a position in the file, as far as there is something; gives how many bytes that were. */
  readonly read: (into: Buffer, position: number) => number;
}
