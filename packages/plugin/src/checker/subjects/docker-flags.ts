/** What a command of the docker client takes; shorthands are single letters. */
export interface CommandFlags {
  readonly switches: ReadonlySet<string>;
  /** Those that take the next word, unless a value is given with `=`. */
  readonly valued: ReadonlySet<string>;
  /** Whether flags count before the first argument only, as what follows belongs to another command. */
  readonly endsAtArgument: boolean;
}

function flags(switches: string, valued: string, endsAtArgument = false): CommandFlags {
  const read = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/));
  return { switches: read(`${switches} help h dry-run`), valued: read(valued), endsAtArgument };
}

/**
 * Flags of `docker` itself; https://docs.docker.com/reference/cli/docker/
 *
 * Here and below, those that are hidden, deprecated or experimental count, too, and those of any version.
 */
export const DOCKER_FLAGS = flags(
  'debug D tls tlsverify version v',
  'config context c host H log-level l tlscacert tlscert tlskey',
  true,
);

/** https://docs.docker.com/reference/cli/docker/buildx/ */
export const BUILDX_FLAGS = flags('debug D version', 'builder', true);

/** Of BuildKit and of the builder before it; https://docs.docker.com/reference/cli/docker/buildx/build/ */
export const BUILD_FLAGS = flags(
  `check compress debug D detach disable-content-trust force-rm load no-cache pull push q quiet rm squash stream`,
  `add-host allow annotation attest build-arg build-context builder c cache-from cache-to call cgroup-parent
   cpu-period cpu-quota cpu-shares cpuset-cpus cpuset-mems f file iidfile invoke isolation label m memory
   memory-swap metadata-file network no-cache-filter o on output platform policy print progress provenance root
   sbom secret security-opt server-config shm-size sign ssh t tag target ulimit`,
);

/** https://docs.docker.com/reference/cli/docker/compose/ */
export const COMPOSE_FLAGS = flags(
  'all-resources compatibility debug D insecure-registry no-ansi skip-hostname-check tls tlsverify verbose v version',
  `ansi c context env-file f file H host l log-level p parallel profile progress project-directory project-name
   tlscacert tlscert tlskey workdir`,
  true,
);

/** By the name of the command; those that are not here take flags that we do not know. */
export const COMPOSE_COMMANDS: ReadonlyMap<string, CommandFlags> = new Map([
  [
    'build',
    flags(
      `check compress force-rm no-cache no-rm parallel print pull push q quiet rm with-dependencies`,
      'build-arg builder m memory progress provenance sbom ssh',
    ),
  ],
  ['down', flags('remove-orphans v volume volumes', 'rmi t timeout')],
  [
    'exec',
    flags(
      'd detach i interactive no-TTY no-tty privileged T t tty',
      'detach-keys e env index u user w workdir',
      true,
    ),
  ],
  ['logs', flags('f follow no-color no-log-prefix t timestamps', 'index n since tail until')],
  ['ps', flags('a all no-trunc orphans q quiet services', 'filter format status')],
  [
    'pull',
    flags('ignore-buildable ignore-pull-failures include-deps no-parallel parallel q quiet', 'policy'),
  ],
  ['push', flags('ignore-push-failures include-deps q quiet', '')],
  ['restart', flags('no-deps', 't timeout')],
  ['rm', flags('a all f force s stop v volumes', '')],
  [
    'run',
    flags(
      `build d detach i interactive no-build no-deps no-TTY no-tty P q quiet quiet-build quiet-pull remove-orphans rm
       service-ports T t tty use-aliases`,
      `cap-add cap-drop e entrypoint env env-from-file l label labels name p publish pull u user v volume volumes w
       workdir`,
      true,
    ),
  ],
  ['stop', flags('', 't timeout')],
  [
    'up',
    flags(
      `abort-on-container-exit abort-on-container-failure always-recreate-deps attach-dependencies build d detach
       force-recreate menu no-build no-color no-deps no-log-prefix no-recreate no-start quiet-build quiet-pull
       remove-orphans renew-anon-volumes timestamps V w wait watch y yes`,
      'attach exit-code-from no-attach pull scale t timeout wait-timeout',
    ),
  ],
]);
