import type { Cause } from '../run-class';

/** What the project says of its staging environment, in committed configuration. */
export interface StagingSettings {
  /** Absolute path of the env file. */
  readonly envFile: string;
  /** The same path as people know it, from the workspace root. */
  readonly envFileName: string;
  /** Absolute; its env files must not hold what belongs to staging, and its modules are the team's own. */
  readonly workspaceRoot: string;
  /** Absolute; the same holds for its env files. */
  readonly projectRoot: string;
  /** Hosts that tests may reach: exact names, or `*.example.com` for exactly one label. */
  readonly allowedHosts: readonly string[];
  /** Names in the certificate of staging, for hosts reached over TLS; the allowed hosts where empty. */
  readonly certificateNames: readonly string[];
  readonly allowedGcpProjects: readonly string[];
  /** Exact hosts with a word for production in their name that are none of it. */
  readonly exemptHosts: readonly string[];
  /** More words that stand for production, beside those that are always denied. */
  readonly productionWords: readonly string[];
  /** Key and value of the first marker; `APP_ENV=staging` by default. */
  readonly marker: { readonly key: string; readonly value: string };
  /** How each service proves that it is staging. */
  readonly identity: StagingIdentity;
  /** Keys of this process that the tests get, too. */
  readonly passThrough: readonly string[];
  /** PEM file with the certificate of an authority of one's own; absolute. */
  readonly caFile: string | undefined;
  /** Runs at the same time on this machine. */
  readonly maxParallel: number;
  /** Milliseconds for all checks together. */
  readonly deadline: number;
}

/** Where to ask a service what it is, and what it has to answer. */
export interface StagingIdentity {
  /** For example `/healthz`. */
  readonly path: string;
  /** A header of the answer, or a field of its JSON, with the value that staging has. */
  readonly proof:
    | { readonly kind: 'header'; readonly name: string; readonly value: string }
    | { readonly kind: 'json'; readonly field: string; readonly value: string };
}

/** One variable that the tests get, and where it comes from; never its value. */
export interface KeyOrigin {
  readonly key: string;
  /** A file from the workspace root, `environment`, `secret manager`, `compose`, or `nx-alpine`. */
  readonly from: string;
}

/** Everything that tests on staging get, proven before the first of them. */
export interface ProvenStaging {
  readonly environment: Readonly<Record<string, string>>;
  readonly origins: readonly KeyOrigin[];
  /** Values to take out of all that is printed. */
  readonly secrets: readonly string[];
  /** Hosts that answered and proved what they are. */
  readonly hosts: readonly string[];
  /** What is not wrong but worth a word, such as a certificate that ends soon. */
  readonly remarks: readonly string[];
}

/** What the checks of staging came to. */
export type StagingResult =
  | { readonly kind: 'proven'; readonly staging: ProvenStaging }
  | {
      readonly kind: 'refused';
      readonly cause: Cause<'config-error' | 'safety-blocked' | 'staging-unavailable'>;
      /** All findings, where there are several. */
      readonly causes: readonly Cause[];
    }
  | { readonly kind: 'cancelled' };
