import { measureContext } from '../../../packages/plugin/dist/build-context/scan/scan-context';
import { rulesFrom } from './rules-from';

/** `context <root> <ignoreFile>`: counts what a context holds, as every build does. */
async function main([root = '', ignoreFile = '']: readonly string[]): Promise<void> {
  const { files, bytes } = await measureContext({ root, rules: rulesFrom(ignoreFile) });
  console.log(`${String(files)} ${String(bytes)}`);
}

void main(process.argv.slice(2));
