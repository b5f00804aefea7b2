// The defaults of nx release's releaseTag.pattern: {projectName}@{version} for independent projects, v{version} for all together.
const SEMVER = /^\d+\.\d+\.\d+(?:-[\w.-]+)?(?:\+[\w.-]+)?$/;

/** The version in a release tag of this project alone, `1.2.3` of `api@1.2.3` and `api-v1.2.3`. */
export function versionInOwnTag(tag: string, project: string): string | undefined {
  const prefix = [`${project}@`, `${project}-v`].find((each) => tag.startsWith(each));
  const version = prefix === undefined ? '' : tag.slice(prefix.length);
  return SEMVER.test(version) ? version : undefined;
}

/** The version in a release tag of the whole workspace, `1.2.3` of `v1.2.3` and `1.2.3`. */
export function versionInCommonTag(tag: string): string | undefined {
  const version = tag.replace(/^v/, '');
  return SEMVER.test(version) ? version : undefined;
}

/** The tag by which a project was released: its own before one of the whole workspace. */
export function releaseTagOf(tags: readonly string[], project: string): string | undefined {
  return (
    tags.find((tag) => versionInOwnTag(tag, project) !== undefined) ??
    tags.find((tag) => versionInCommonTag(tag) !== undefined)
  );
}
