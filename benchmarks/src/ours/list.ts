import { listContext } from '../../../packages/plugin/dist/build-context/scan/scan-context';
import { rulesFrom } from './rules-from';

/** `list <root> <ignoreFile>`: one path of the context a line. */
async function main([root = '', ignoreFile = '']: readonly string[]): Promise<void> {
  const { files } = await listContext({ root, rules: rulesFrom(ignoreFile) }, false);
  process.stdout.write(files.map(({ path }) => `${path}\n`).join(''));
}

void main(process.argv.slice(2));
