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
  readonly id: string;
  readonly digest: string | null;
  readonly tags: readonly string[];
  readonly sizeBytes: number;
  readonly platform: string;
  readonly alpineVersion: string;
  readonly distribution: string;
  readonly engine: { readonly name: string; readonly version: string };
  readonly context: { readonly files: number; readonly bytes: number };
}

/** Reads a project's record; fails where it does not keep to its schema. */
export function readRecord(workspace: Workspace, projectRoot: string): Recorded {
  const record = workspace.readJson(`dist/nx-alpine/${projectRoot}/image.json`);
  if (!validate(record))
    throw new Error(`image.json breaks its schema: ${JSON.stringify(validate.errors, null, 2)}`);
  return record as Recorded;
}
