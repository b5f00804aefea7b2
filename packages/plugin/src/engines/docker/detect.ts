import type { CommandRunner } from '../../host/command-runner';
import type { DetectedFacts, Detection } from '../engine-facts';
import { createQuestion, flagsIn, jsonOf, outputOf, type Question } from '../detection/question';
import { explainSilence } from './silence';

const TRIED = 'docker';

/** The part of `docker version` that we use; without an engine there is no server. */
interface Versions {
  readonly Client?: { readonly Version?: string };
  readonly Server?: { readonly Version?: string; readonly Os?: string; readonly Arch?: string } | null;
}

interface EngineInfo {
  readonly id?: string;
  readonly status?: readonly (readonly [name: string, value: string])[] | null;
}

/** Looks for a docker client, a running engine behind it, and a way to build with BuildKit. */
export async function detectDocker(
  run: CommandRunner,
  environment: NodeJS.ProcessEnv,
  builder?: string,
): Promise<Detection> {
  const ask = createQuestion(run, environment);
  const [answer, buildx] = await Promise.all([
    ask(['docker', 'version', '--format', '{{json .}}']),
    ask(['docker', 'buildx', 'version']),
  ]);
  const { Client, Server } = (jsonOf(answer) as Versions | undefined) ?? {};
  if (Server?.Version === undefined) {
    return {
      kind: 'missing',
      tried: TRIED,
      ...explainSilence(answer, await engineAddress(ask, environment)),
    };
  }
  const known = {
    name: 'docker',
    version: Server.Version,
    platform: `${Server.Os ?? 'linux'}/${Server.Arch ?? 'amd64'}`,
    ...(await readStore(ask)),
  } as const;
  const buildxVersion = /\bv?(\d+\.\d+\.\d+\S*)/.exec(outputOf(buildx) ?? '')?.[1];
  if (buildxVersion !== undefined)
    return { kind: 'found', facts: await withBuildx(ask, known, buildxVersion, builder) };
  // Its help keeps the flags of BuildKit to itself otherwise.
  const askBuildkit = createQuestion(run, { ...environment, DOCKER_BUILDKIT: '1' });
  return withoutBuildx(askBuildkit, known, Client?.Version ?? '');
}

type Known = Pick<DetectedFacts, 'version' | 'platform' | 'imageStore' | 'id'> & { readonly name: 'docker' };

async function withBuildx(
  ask: Question,
  known: Known,
  clientVersion: string,
  builder: string | undefined,
): Promise<DetectedFacts> {
  const [help, inspected] = await Promise.all([
    ask(['docker', 'buildx', 'build', '--help']),
    ask(['docker', 'buildx', 'inspect', ...(builder === undefined ? [] : [builder])]),
  ]);
  const driver = /^Driver:\s+(\S+)/m.exec(outputOf(inspected) ?? '')?.[1];
  return { ...known, kind: 'docker-buildx', clientVersion, flags: flagsIn(help), driver };
}

/** Clients from 23 on have given BuildKit to the plugin; what they still build with themselves reads no `<Dockerfile>.dockerignore`. */
async function withoutBuildx(ask: Question, known: Known, clientVersion: string): Promise<Detection> {
  if (Number.parseInt(clientVersion, 10) >= 23) {
    return {
      kind: 'missing',
      tried: TRIED,
      reason: `the engine answers (version ${known.version}), but the docker client ${clientVersion} has no buildx plugin, and its own old builder reads no <Dockerfile>.dockerignore and knows no secrets`,
      fix: 'install the package docker-buildx-plugin (Docker) or docker-buildx (Debian)',
    };
  }
  const flags = flagsIn(await ask(['docker', 'build', '--help']));
  return {
    kind: 'found',
    facts: { ...known, kind: 'docker-buildkit', clientVersion, flags, driver: 'docker' },
  };
}

async function readStore(ask: Question): Promise<Pick<DetectedFacts, 'imageStore' | 'id'>> {
  const format = '{"id":{{json .ID}},"status":{{json .DriverStatus}}}';
  const { id = '', status } =
    (jsonOf(await ask(['docker', 'info', '--format', format])) as EngineInfo | undefined) ?? {};
  const isContainerd = status?.some(([, value]) => value.startsWith('io.containerd.snapshotter')) ?? false;
  return { id, imageStore: isContainerd ? 'containerd' : 'classic' };
}

/** Where the client looks for its engine, for messages only. */
export async function engineAddress(ask: Question, environment: NodeJS.ProcessEnv): Promise<string> {
  const fromEnvironment = environment['DOCKER_HOST'];
  if (fromEnvironment !== undefined && fromEnvironment !== '') return fromEnvironment;
  const answer = await ask(['docker', 'context', 'inspect', '--format', '{{.Endpoints.docker.Host}}']);
  return outputOf(answer)?.trim() || 'its default address';
}
