/** Something in a value that tests could reach, or that could not be told for certain. */
export type Endpoint = Host | Resource | Mail | Unreadable;

/** A host that something connects to. */
export interface Host {
  readonly kind: 'host';
  /** In small letters; IPv6 without brackets. */
  readonly host: string;
  readonly port: number | undefined;
  /** In small letters, without `:`; undefined where the value names none. */
  readonly scheme: string | undefined;
  /** What the query or the pairs of a connection string say, in small letters. */
  readonly settings: Readonly<Record<string, string>>;
}

/** Something with a name that no connection is made to by that name. */
export interface Resource {
  readonly kind: 'gcp-project' | 'cloud-sql-instance' | 'database' | 'bucket' | 'secret' | 'socket';
  readonly name: string;
}

/** An address of e-mail: nothing connects to its host because of it, but its name may tell of production. */
export interface Mail {
  readonly kind: 'mail';
  readonly domain: string;
}

/** It looks like an endpoint, and programs would not agree on which. */
export interface Unreadable {
  readonly kind: 'unreadable';
  /** Completes "it …", without any part of the value. */
  readonly why: string;
}

/** An endpoint that cannot be told. */
export function unreadable(why: string): Unreadable {
  return { kind: 'unreadable', why };
}
