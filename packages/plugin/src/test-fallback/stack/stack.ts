import type { Cause, InfrastructureClass, RepositoryClass } from '../run-class';

/** Which local services the tests need. */
export interface StackWish {
  /** Absolute, without links. */
  readonly workspaceRoot: string;
  /** Absolute paths, in the order in which compose merges them. */
  readonly composeFiles: readonly string[];
  /** Services to start, with what they depend on; all that have no profile where empty. */
  readonly services: readonly string[];
  /** What tells stacks of a workspace apart, for example the name of the Nx project. */
  readonly name: string;
  /** Leaves the stack running for the next run. */
  readonly keep: boolean;
  /** The environment of all engine clients, with DOCKER_HOST set to the endpoint that was looked at. */
  readonly environment: NodeJS.ProcessEnv;
  /** Milliseconds in which all services have to be healthy. */
  readonly deadline: number;
  /** Where all runs in this workspace, on this machine, meet: not a folder of one run. */
  readonly sharingFolder: string;
  /** Absolute paths of the files that differ from what was last known to work; undefined where nobody knows, and then all may. */
  readonly changedFiles: readonly string[] | undefined;
  /** Where the logs of services go when they do not start; nowhere where undefined. */
  readonly logFolder: string | undefined;
}

/** A service that listens at a port of this machine. */
export interface PublishedPort {
  readonly service: string;
  readonly containerPort: number;
  readonly protocol: 'tcp' | 'udp';
  /** Address on this machine, for example 127.0.0.1. */
  readonly host: string;
  readonly port: number;
}

/** Services that are healthy, and held for this run until it lets go. */
export interface RunningStack {
  /** Name of the compose project. */
  readonly projectName: string;
  /** Whether this run started it or found it running. */
  readonly origin: 'started' | 'joined';
  readonly ports: readonly PublishedPort[];
  /** The containers as they were when the tests began, to tell later whether they are still the same. */
  readonly containers: readonly StackContainer[];
  /** The file by which this run holds it. */
  readonly lease: string;
}

/** A container of a stack at one moment. */
export interface StackContainer {
  readonly id: string;
  readonly service: string;
  readonly image: string;
  /** ISO 8601, as the engine has it. */
  readonly startedAt: string;
}

/** What became of one attempt to start a stack. */
export type StackResult =
  | { readonly kind: 'running'; readonly stack: RunningStack }
  | {
      readonly kind: 'failed';
      readonly cause: StackCause;
      /** Services that kept it from running, where it was they. */
      readonly services: readonly string[];
    }
  | { readonly kind: 'cancelled' };

/** Why a stack does not run. */
export type StackCause = Cause<InfrastructureClass | RepositoryClass>;

/** How a service is at one look. */
export interface ServiceState {
  readonly service: string;
  readonly containerName: string;
  /** As the engine has it: created, running, restarting, exited, paused, dead. */
  readonly state: string;
  /** starting, healthy or unhealthy; empty without a health check. */
  readonly health: string;
  readonly exitCode: number;
  readonly ports: readonly PublishedPort[];
}

/** What is going on, for people who wait. */
export type StackNews =
  | { readonly kind: 'swept'; readonly projectName: string }
  | { readonly kind: 'waiting-for-another-run' }
  | { readonly kind: 'unguarded' }
  | { readonly kind: 'building'; readonly services: readonly string[] }
  | { readonly kind: 'starting'; readonly services: readonly string[] }
  | { readonly kind: 'states'; readonly states: readonly ServiceState[] }
  | { readonly kind: 'joined'; readonly projectName: string };

/** Receives news; equal ones may come again and again. */
export type ReportNews = (news: StackNews) => void;
