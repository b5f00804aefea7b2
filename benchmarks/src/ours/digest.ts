import { readBuildContext } from '../../../packages/plugin/dist/build-context/read-build-context';

/** `digest <root> <ignoreFile> [memory]`: lists a context with the hash of every content, and one digest of it all. */
async function main([root = '', ignoreFile = '', hashMemory]: readonly string[]): Promise<void> {
  const request = { root, ignoreFile, contentHashes: true, ...(hashMemory !== undefined && { hashMemory }) };
  const { files, digest } = await readBuildContext(request);
  console.log(`${String(files.length)} ${digest ?? 'none'}`);
}

void main(process.argv.slice(2));
