import type { CommandRunner, RunResult } from '../../host/command-runner';
import { askEngine, type EngineAddress } from '../../host/engine-socket';
import { asRecord } from '../../base/unknown-record';
import { environmentFor, routeTo, type EngineEndpoint } from './engine-endpoint';
import { explain, type Place } from './explain-failure';
import { judgeList, judgePing, type Look } from './judge-answers';

/** Milliseconds that the steps of one look may take. */
export interface LookDeadlines {
  readonly ping: number;
  readonly list: number;
  /** For an engine behind ssh, where docker's own client has to ask. */
  readonly ssh: number;
}

/** What a look needs beside the place. */
export interface LookTools {
  readonly run: CommandRunner;
  readonly environment: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
}

/** Looks once at one place. */
export async function lookAtEngine(
  engine: EngineEndpoint,
  origin: string,
  deadlines: LookDeadlines,
  tools: LookTools,
): Promise<Look> {
  const route = routeTo(engine);
  const place = { endpoint: engine.endpoint, origin };
  switch (route.kind) {
    case 'socket':
    case 'network':
      return lookThrough(route, place, deadlines, tools.signal);
    case 'ssh':
      return lookWithClient(engine, place, deadlines.ssh, tools);
    case 'unknown':
      return explain('unknown-host', place, route.reason);
  }
}

async function lookThrough(
  address: EngineAddress,
  place: Place,
  deadlines: LookDeadlines,
  signal: AbortSignal,
): Promise<Look> {
  const ping = judgePing(await askEngine(address, '/_ping', { deadline: deadlines.ping, signal }), place);
  if (ping.kind === 'fails') return ping;
  const options = { deadline: deadlines.list, signal };
  return judgeList(await askEngine(address, '/containers/json?limit=1', options), place) ?? ping;
}

/** No socket of ours leads through ssh; the client's question for the server's version goes all the way. */
async function lookWithClient(
  engine: EngineEndpoint,
  place: Place,
  deadline: number,
  { run, environment, signal }: LookTools,
): Promise<Look> {
  const command = ['docker', 'version', '--format', '{{json .Server}}'] as const;
  const options = { environment: environmentFor(engine, environment), deadline, signal, patience: 0 };
  return judgeClient(await run(command, options), place);
}

function judgeClient(result: RunResult, place: Place): Look {
  switch (result.kind) {
    case 'not-found':
      return explain('absent', place, 'it is asked through the docker client, which is not on PATH');
    case 'deadline-passed':
      return explain('hung', place, `the docker client got no answer through ssh in ${result.deadline} ms`);
    case 'interrupted':
    case 'killed':
      return explain('down', place, 'the docker client was ended before it could answer');
    case 'exited':
      return readVersion(result.stdout) ?? explain('down', place, firstLine(result.stderr));
  }
}

function readVersion(stdout: string): Look | undefined {
  try {
    const { ApiVersion, Components } = asRecord(JSON.parse(stdout));
    if (typeof ApiVersion !== 'string') return undefined;
    const engine = JSON.stringify(Components ?? []).includes('Podman') ? 'podman' : 'docker';
    return { kind: 'answers', engine, apiVersion: ApiVersion };
  } catch {
    return undefined;
  }
}

function firstLine(text: string): string {
  return text.trim().split(/\r?\n/)[0] || 'the docker client failed without a word';
}
