import { existsSync, readFileSync } from 'node:fs';
import { EngineError } from '../engine/engine-error';

/** What the demo reads of the report that `alpine-build` writes. */
export interface ImageReport {
  readonly tags: readonly string[];
  readonly images: readonly [
    { readonly sizeBytes: number; readonly alpineVersion: string; readonly platform: string },
  ];
  readonly context: { readonly files: number; readonly bytes: number };
}

/** Reads the report of a build that has just succeeded. */
export function readImageReport(file: string): ImageReport {
  if (!existsSync(file)) throw new EngineError(`${file} is missing: the build has not written its report`);
  return JSON.parse(readFileSync(file, 'utf8')) as ImageReport;
}

/** The tag under which the image is started. */
export function firstTag({ tags }: ImageReport): string {
  const [tag] = tags;
  if (!tag) throw new EngineError('the image has no tag: give the target alpine-build one in its options');
  return tag;
}
