/** Why a line is not read alike by dotenv, Nx, Node, docker and compose, by the kind of the flaw. */
export const FLAW_REASONS = {
  'byte-order-mark': 'Node takes it for a part of the first key',
  'carriage-return': 'docker keeps it at the end of each value',
  'no-final-newline': 'a line that is appended would go on in the last value',
  indentation: 'Node takes an indented comment and a line of spaces for a part of the next key',
  'not-an-assignment': 'Node joins it with the next key, docker and compose take its value from the machine',
  export: 'docker refuses it',
  key: 'keys are capital letters, digits and underscores',
  space: 'some parsers trim it, docker refuses it before =, and dotenv ends the value before #',
  quote: 'docker and some others keep quotes as a part of the value',
  backtick:
    'dotenv and Node take it for a quote, docker and compose keep it, some expanders run what it encloses',
  dollar: 'Nx and compose put variables in, $$ becomes $ for some, and some expanders run $(…)',
  hash: 'dotenv and Node begin a comment, docker and compose keep it',
  backslash: 'some parsers read an escape, others keep it',
  'control-character': 'parsers differ in whether they keep it',
  'duplicate-key': 'what stands above it is lost without a word',
} as const;

export type EnvFlawKind = keyof typeof FLAW_REASONS;

/** A place that parsers of env files read differently. */
export interface EnvFlaw {
  readonly kind: EnvFlawKind;
  /** Both from 1. */
  readonly line: number;
  readonly column: number;
  /** The key of the line, where it has a proper one. Values may be secret and are never repeated. */
  readonly key: string | undefined;
}
