import { describeKept, type LaidFile } from './lay-files';

/** Prints what a scaffold was made from, and which files it left alone; what it writes is listed by Nx itself. */
export function reportScaffold(reasons: readonly string[], laid: readonly LaidFile[]): void {
  for (const reason of reasons) console.log(`- ${reason}`);
  const kept = describeKept(laid);
  if (kept !== undefined) console.log(kept);
}
