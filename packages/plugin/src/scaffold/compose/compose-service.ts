/** A service of a compose file, as far as scaffolds write one; https://github.com/compose-spec/compose-spec/blob/main/05-services.md */
export interface ComposeService {
  readonly image?: string;
  readonly profiles?: readonly string[];
  readonly build?: { readonly context: string; readonly dockerfile: string; readonly target?: string };
  readonly hostname?: string;
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly ports?: readonly string[];
  readonly volumes?: readonly ComposeMount[];
  readonly tmpfs?: readonly string[];
  readonly healthcheck?: ComposeHealthCheck;
  readonly depends_on?: Readonly<Record<string, { readonly condition: 'service_healthy' }>>;
}

export interface ComposeMount {
  readonly type: 'bind' | 'volume';
  /** None for a volume that only keeps a folder of the image in sight. */
  readonly source?: string;
  readonly target: string;
}

export interface ComposeHealthCheck {
  readonly test: readonly string[];
  readonly interval: string;
  readonly timeout: string;
  readonly start_period: string;
  readonly retries: number;
}

/** A check that finds a service well within seconds, and lets it take its time to start. */
export function healthCheck(command: readonly string[], isSlow = false): ComposeHealthCheck {
  return {
    test: ['CMD', ...command],
    interval: isSlow ? '5s' : '2s',
    timeout: isSlow ? '15s' : '5s',
    start_period: isSlow ? '60s' : '30s',
    retries: 5,
  };
}

/** On loopback alone, and on a port that the engine chooses, so that nothing else can have it. */
export function publishedPort(port: number): string {
  return `127.0.0.1::${port}`;
}
