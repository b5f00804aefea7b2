import { digestContext } from '../../../packages/plugin/dist/build-context/digest-context';
import { rulesFrom } from './rules-from';

/** `unchanged <root> <ignoreFile> <memory>`: counts what a context holds, and digests it with a memory of hashes. */
async function main([root = '', ignoreFile = '', hashMemory = '']: readonly string[]): Promise<void> {
  const { files, digest } = await digestContext({ root, rules: rulesFrom(ignoreFile) }, hashMemory);
  console.log(`${String(files)} ${digest ?? 'none'}`);
}

void main(process.argv.slice(2));
