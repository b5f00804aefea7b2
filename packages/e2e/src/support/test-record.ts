import Ajv2019 from 'ajv/dist/2019';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestWithFallbackRecord } from '../../../plugin/dist/test-fallback/test-with-fallback-record';
import { repositoryRoot, type Workspace } from './workspace';

const schema = JSON.parse(
  readFileSync(join(repositoryRoot, 'packages/plugin/schemas/test-with-fallback.schema.json'), 'utf8'),
) as Record<string, unknown>;
const validate = new Ajv2019({ strict: false }).compile(schema);

/** Reads a project's test-with-fallback.json; fails where it does not keep to its schema. */
export function readTestRecord(workspace: Workspace, projectRoot: string): TestWithFallbackRecord {
  const record = workspace.readJson(`dist/nx-alpine/${projectRoot}/test-with-fallback.json`);
  if (!validate(record)) {
    throw new Error(`the record of ${projectRoot} breaks its schema: ${JSON.stringify(validate.errors)}`);
  }
  return record as TestWithFallbackRecord;
}

/** The same without what differs from run to run: times. */
export function timeless({ durationMs: _, steps, ...record }: TestWithFallbackRecord): object {
  return { ...record, steps: steps.map(({ step, result }) => `${step}: ${result}`) };
}
