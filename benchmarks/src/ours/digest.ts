import { readBuildContext } from '../../../packages/plugin/dist/build-context/read-build-context';

/** `digest <root> <ignoreFile>`: hashes every content of a context, and all of it to one digest. */
async function main([root = '', ignoreFile = '']: readonly string[]): Promise<void> {
  const { files, digest } = await readBuildContext({ root, ignoreFile, contentHashes: true });
  console.log(`${String(files.length)} ${digest ?? 'none'}`);
}

void main(process.argv.slice(2));
