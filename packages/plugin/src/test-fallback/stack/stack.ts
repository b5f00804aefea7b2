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
      readonly cause: Cause<InfrastructureClass | RepositoryClass>;
      /** Services that kept it from running, where it was they. */
      readonly services: readonly string[];
    }
  | { readonly kind: 'cancelled' };
