import ignore from '@balena/dockerignore';
import { readFileSync } from 'node:fs';
import { median } from '../measuring/statistics';

const PASSES = 5;

/** Nanoseconds a path, reading the patterns included; the median of some passes. */
function measureMatcher(paths: readonly string[], patterns: string): number {
  const passes = Array.from({ length: PASSES }, () => {
    const begin = process.hrtime.bigint();
    const filter = ignore().add(patterns);
    for (const path of paths) filter.ignores(path);
    return Number(process.hrtime.bigint() - begin) / paths.length;
  });
  return median(passes);
}

const [, , pathsFile = '', ignoreFile = ''] = process.argv;
// Folders end in a slash in that file, which this matcher does not want to see.
const paths = readFileSync(pathsFile, 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((path) => path.replace(/\/$/, ''));

console.log(measureMatcher(paths, readFileSync(ignoreFile, 'utf8')).toFixed(1));
