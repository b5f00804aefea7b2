import type { CommandRunner, RunResult } from '../../host/command-runner';
import { createQuestion, flagsIn, jsonOf } from '../detection/question';
import type { Detection } from '../engine-facts';

interface PodmanVersions {
  readonly Client?: { readonly Version?: string };
  readonly Server?: { readonly Version?: string } | null;
}

interface BuildahVersion {
  readonly version?: string;
}

/** The part of `podman info` and `buildah info` that we use; they differ in case. */
interface StorageInfo {
  readonly host?: { readonly os?: string; readonly arch?: string; readonly hostname?: string };
  readonly store?: { readonly graphRoot?: string; readonly GraphRoot?: string };
}

/** Looks for podman and its storage, or its machine where it has one. */
export async function detectPodman(run: CommandRunner, environment: NodeJS.ProcessEnv): Promise<Detection> {
  const ask = createQuestion(run, environment);
  const [versions, info] = await Promise.all([
    ask(['podman', 'version', '--format', 'json']),
    ask(['podman', 'info', '--format', 'json']),
  ]);
  const { Client, Server } = (jsonOf(versions) as PodmanVersions | undefined) ?? {};
  return found('podman', Server?.Version ?? Client?.Version, info, await ask(['podman', 'build', '--help']));
}

/** Looks for buildah and its storage. */
export async function detectBuildah(run: CommandRunner, environment: NodeJS.ProcessEnv): Promise<Detection> {
  const ask = createQuestion(run, environment);
  const [version, info] = await Promise.all([
    ask(['buildah', 'version', '--json']),
    ask(['buildah', 'info']),
  ]);
  const help = await ask(['buildah', 'build', '--help']);
  return found('buildah', (jsonOf(version) as BuildahVersion | undefined)?.version, info, help);
}

function found(
  name: 'podman' | 'buildah',
  version: string | undefined,
  answer: RunResult,
  help: RunResult,
): Detection {
  const info = jsonOf(answer) as StorageInfo | undefined;
  if (version === undefined || info === undefined)
    return { kind: 'missing', tried: name, ...explainSilence(name, answer) };
  const { host = {}, store = {} } = info;
  return {
    kind: 'found',
    facts: {
      kind: name,
      name,
      version,
      clientVersion: version,
      flags: flagsIn(help),
      imageStore: 'containers-storage',
      driver: undefined,
      platform: `${host.os ?? 'linux'}/${host.arch ?? 'amd64'}`,
      id: `${host.hostname ?? ''}:${store.graphRoot ?? store.GraphRoot ?? ''}`,
    },
  };
}

function explainSilence(name: string, answer: RunResult): { readonly reason: string; readonly fix: string } {
  switch (answer.kind) {
    case 'not-found':
      return { reason: `there is no ${name} on PATH`, fix: `install ${name}` };
    case 'deadline-passed':
      return {
        reason: `${name} gave no answer in ${String(answer.deadline / 1000)} s: it hangs, perhaps on the lock of its storage`,
        fix: `run \`${name} info\` and mend what holds it up`,
      };
    case 'exited': {
      const lines = answer.stderr.trim().split('\n');
      const isMachine = /podman machine|connect to podman/i.test(answer.stderr);
      return {
        reason: `${name} failed: ${lines.at(-1) || 'it told nothing of itself'}`,
        fix: isMachine
          ? 'start its machine: podman machine start'
          : `run \`${name} info\` and mend what it reports`,
      };
    }
    case 'interrupted':
    case 'killed':
      return { reason: `${name} was ended before it could answer`, fix: 'run the command again' };
  }
}
