/** The machine on which an engine is looked for. */
export interface Machine {
  readonly environment: NodeJS.ProcessEnv;
  readonly platform: NodeJS.Platform;
  /** The user's folder. */
  readonly home: string;
  /** Undefined where users have no numbers. */
  readonly userId: number | undefined;
}

const PIPES = ['docker_engine', 'dockerDesktopLinuxEngine', 'podman-machine-default'];

/** Where engines listen when nobody says where, docker's own place first. */
export function usualEndpoints(machine: Machine): readonly string[] {
  if (machine.platform === 'win32') return PIPES.map((pipe) => `npipe:////./pipe/${pipe}`);
  return [...new Set(usualSockets(machine))].map((path) => `unix://${path}`);
}

function usualSockets({ environment, home, userId }: Machine): readonly string[] {
  const runtime =
    environment['XDG_RUNTIME_DIR'] || (userId === undefined ? undefined : `/run/user/${userId}`);
  const config = environment['XDG_CONFIG_HOME'] || `${home}/.config`;
  const data = environment['XDG_DATA_HOME'] || `${home}/.local/share`;
  const inRuntime = (name: string): string[] => (runtime === undefined ? [] : [`${runtime}/${name}`]);
  const colima = environment['COLIMA_HOME'];
  return [
    '/var/run/docker.sock',
    ...inRuntime('docker.sock'),
    `${home}/.docker/run/docker.sock`,
    `${home}/.docker/desktop/docker.sock`,
    ...inRuntime('podman/podman.sock'),
    '/run/podman/podman.sock',
    `${data}/containers/podman/machine/podman.sock`,
    ...(colima ? [`${colima}/default/docker.sock`] : []),
    `${home}/.colima/default/docker.sock`,
    `${config}/colima/default/docker.sock`,
    `${home}/.rd/docker.sock`,
    `${home}/.orbstack/run/docker.sock`,
  ];
}
