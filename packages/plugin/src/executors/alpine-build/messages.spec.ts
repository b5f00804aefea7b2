import type { Engine } from '../../engines/engine';
import { NO_RULES } from '../../dockerignore/ignore-rules';
import type { BuildInputs } from './build-image';
import type { BuildJob } from './build-job';
import { describeStart } from './messages';

function start(emptied: readonly string[]): string {
  const job = { dockerfile: 'a/alpine.Dockerfile', target: undefined, task: { project: 'a' } } as BuildJob;
  const inputs = {
    context: { files: 9, bytes: 1000, emptied },
    ignoreFile: undefined,
    ignoreRules: NO_RULES,
  };
  return describeStart(
    job,
    inputs as unknown as BuildInputs,
    { name: 'docker', version: '26.1.5' } as Engine,
  );
}

describe('the start of a build', () => {
  it('says what is built from what', () => {
    expect(start([])).toBe(
      'Building a/alpine.Dockerfile with docker 26.1.5\nContext: 9 files, 1.0 kB of the workspace, without an ignore file\n',
    );
  });

  it('warns of files that arrive without content, and names the first of them', () => {
    expect(start(['foo/x'])).toContain(
      'Warning: the engine gets 1 file without content: foo/x\n         why: run clean-context with --file=a/alpine.Dockerfile --explain=foo/x',
    );
    const many = Array.from({ length: 7 }, (_, index) => `x${String(index)}`);
    expect(start(many)).toContain('7 files without content: x0, x1, x2, x3, x4 and 2 more');
  });
});
