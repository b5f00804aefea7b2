import { run, type RunOptions, type RunResult } from './run';

/** An unreachable registry is given up after two silent minutes, a reachable slow one gets fifteen. */
export function pullImage(image: string, options: Pick<RunOptions, 'env' | 'signal'>): Promise<RunResult> {
  return run('docker', ['pull', image], { ...options, firstLineSeconds: 120, deadlineSeconds: 900 });
}
