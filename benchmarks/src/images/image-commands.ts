import type { Command } from '../measuring/measure';
import { ours } from '../scripts';

/** A build of a large context. */
export interface LargeBuild {
  /** Where the Dockerfile and the records lie. */
  readonly workspace: string;
  readonly context: string;
  readonly dockerfile: string;
}

/** The engine's client alone. */
export function bareBuild({ context, dockerfile }: LargeBuild, ...flags: string[]): Command {
  const argv = ['docker', 'buildx', 'build', '--quiet', '--load', '--tag', 'benchmark:bare', ...flags];
  return { name: '`docker buildx build`', argv: [...argv, '--file', dockerfile, context], silent: true };
}

/** Ours, verification and record included. */
export function ourBuild({ workspace, context, dockerfile }: LargeBuild, options: object = {}): Command {
  const all = { file: dockerfile, context, tags: ['benchmark:ours'], progress: 'quiet', ...options };
  return { name: '**ours**', argv: ours('image', workspace, 'large', JSON.stringify(all)), silent: true };
}

const TWO_AT_A_TIME = ['xargs', '-P2', '-n1'];

/** One process for each service, two at a time, as Nx runs tasks on two cores. */
export function bareBuilds(root: string, names: readonly string[]): Command {
  const build = 'docker buildx build --quiet --load --tag "bare-$1" --file "services/$1/alpine.Dockerfile" .';
  return forEach('`docker buildx build` of all', root, names, ['sh', '-c', build, 'sh']);
}

/** The executor for each service, two at a time. */
export function ourBuilds(name: string, root: string, names: readonly string[]): Command {
  const [node = '', script = ''] = ours('image');
  const build = `${node} ${script} . "$1" '{"progress":"quiet"}'`;
  return forEach(name, root, names, ['sh', '-c', build, 'sh']);
}

function forEach(name: string, cwd: string, names: readonly string[], command: readonly string[]): Command {
  const script = `printf '%s\\n' ${names.join(' ')} | "$@" >/dev/null`;
  return { name, argv: ['sh', '-c', script, 'sh', ...TWO_AT_A_TIME, ...command], cwd, silent: true };
}
