import { posix } from 'node:path';
import { defaultTag } from '../../image/default-tag';
import { isRecord, type UnknownRecord } from '../../base/unknown-record';

/** What one run of a target builds: without a configuration, or with one. */
export interface ImageBuild {
  /** From the workspace root. */
  readonly dockerfile: string;
  readonly tags: readonly string[];
  readonly buildArguments: ReadonlyMap<string, string>;
}

/** A project that builds images. */
export interface ImageBuilder {
  readonly project: string;
  /** From the workspace root, `.` for the root itself. */
  readonly root: string;
  readonly builds: readonly ImageBuild[];
}

/** A target's options as somebody wrote them; nothing in them is certain. */
export interface WrittenTarget {
  readonly options?: unknown;
  readonly configurations?: unknown;
}

/** Reads from a target what it builds; what is no Dockerfile, tag or argument is left to the executor to report. */
export function readImageBuilds(project: string, root: string, target: WrittenTarget): ImageBuild[] {
  const configurations = isRecord(target.configurations) ? target.configurations : {};
  return [undefined, ...Object.keys(configurations)].flatMap((configuration) => {
    const own = configuration === undefined ? undefined : configurations[configuration];
    const options = { ...(isRecord(target.options) && target.options), ...(isRecord(own) && own) };
    const resolve = (text: string): string =>
      text
        .replaceAll('{projectName}', project)
        .replaceAll('{projectRoot}', root)
        .replaceAll('{workspaceRoot}/', '');
    return readBuild(options, [defaultTag(project, configuration)], resolve);
  });
}

function readBuild(
  { file, tags, buildArgs }: UnknownRecord,
  defaultTags: readonly string[],
  resolve: (text: string) => string,
): ImageBuild[] {
  if (typeof file !== 'string') return [];
  const given = Array.isArray(tags)
    ? tags.filter((tag) => typeof tag === 'string').map(resolve)
    : defaultTags;
  const values = Object.entries(isRecord(buildArgs) ? buildArgs : {});
  return [
    {
      dockerfile: posix.normalize(resolve(file)),
      tags: given,
      buildArguments: new Map(values.map(([name, value]) => [name, resolve(String(value))])),
    },
  ];
}
