import Ajv2019 from 'ajv/dist/2019';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot, type Workspace } from './workspace';

const schema = JSON.parse(
  readFileSync(join(repositoryRoot, 'packages/plugin/schemas/clean-context.schema.json'), 'utf8'),
) as Record<string, unknown>;
const validate = new Ajv2019({ strict: false }).compile(schema);

/** Reads a project's clean-context.json; fails where it does not keep to its schema. */
export function readCleanRecord(
  workspace: Workspace,
  projectRoot: string,
): Readonly<Record<string, unknown>> {
  const record = workspace.readJson(`dist/nx-alpine/${projectRoot}/clean-context.json`);
  if (!validate(record))
    throw new Error(`clean-context.json breaks its schema: ${JSON.stringify(validate.errors, null, 2)}`);
  return record as Readonly<Record<string, unknown>>;
}
