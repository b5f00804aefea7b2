import Ajv2019 from 'ajv/dist/2019';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot, type Workspace } from './workspace';

const schema = JSON.parse(
  readFileSync(join(repositoryRoot, 'packages/plugin/schemas/image.schema.json'), 'utf8'),
) as Record<string, unknown>;
const validate = new Ajv2019({ strict: false }).compile(schema);

/** The fields of `image.json` that tests look at. */
export interface Recorded {
  readonly outcome: string;
  readonly failure?: string;
  readonly problems?: readonly { readonly what: string; readonly why?: string; readonly fix?: string }[];
  readonly images: readonly [RecordedImage];
  readonly tags: readonly string[];
  readonly pushed: readonly { readonly reference: string; readonly digest: string | null }[];
  readonly outputs: readonly { readonly type: string; readonly path: string }[];
  readonly inputs: {
    readonly digest: string | null;
    readonly unknown: readonly string[];
    readonly parts: Readonly<Record<string, string>>;
  };
  readonly engine: { readonly name: string; readonly kind: string; readonly version: string };
  readonly context: { readonly files: number; readonly bytes: number };
}

/** What tests look at of an image in a record. */
export interface RecordedImage {
  readonly id: string;
  readonly sizeBytes: number;
  readonly platform: string;
  readonly alpineVersion: string;
  readonly distribution: string;
  readonly runsAsRoot: boolean;
}

/** Reads a project's record; fails where it does not keep to its schema. */
export function readRecord(workspace: Workspace, projectRoot: string): Recorded {
  const record = workspace.readJson(`dist/nx-alpine/${projectRoot}/image.json`);
  if (!validate(record))
    throw new Error(`image.json breaks its schema: ${JSON.stringify(validate.errors, null, 2)}`);
  return record as Recorded;
}
