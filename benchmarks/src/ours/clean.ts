import { cleanPollution } from '../../../packages/plugin/dist/pollution/clean-pollution';

/** `clean <root>`: removes Python's pollution from a tree, tracked files protected, as the executor does. */
async function main([workspaceRoot = '']: readonly string[]): Promise<void> {
  const mode = { removes: true, keepsPaths: false };
  const { remaining } = await cleanPollution({
    workspaceRoot,
    folders: [''],
    kinds: ['python'],
    mode,
  });
  process.exitCode = remaining.files + remaining.folders === 0 ? 0 : 1;
}

void main(process.argv.slice(2));
