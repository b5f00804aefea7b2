import { formatProblem, type Problem } from '../../base/user-error';
import { describeKept, type LaidFile } from './lay-files';

/** Prints what a scaffold was made from, what cannot work, and which files it left alone; what it writes is listed by Nx itself. */
export function reportScaffold(
  reasons: readonly string[],
  laid: readonly LaidFile[],
  warnings: readonly Problem[] = [],
): void {
  for (const reason of reasons) console.log(`- ${reason}`);
  for (const warning of warnings) console.warn(`WARNING ${formatProblem(warning)}`);
  const kept = describeKept(laid);
  if (kept !== undefined) console.log(kept);
}
