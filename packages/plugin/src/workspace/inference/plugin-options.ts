import { UserError } from '../../base/user-error';

/** Options of the plugin's entry in nx.json. */
export interface PluginOptions {
  /** Name of the inferred target that builds the image. Default: `alpine-build`. */
  readonly alpineBuildTargetName: string;
  /** Name of the inferred target that cleans and explains the build context. Default: `clean-context`. */
  readonly cleanContextTargetName: string;
  /** Name of the inferred target that runs the tests on local services or on staging. Default: `test-with-fallback`. */
  readonly testWithFallbackTargetName: string;
  /** Name of the inferred target that checks the files. Default: `validate`. */
  readonly validateTargetName: string;
}

const DEFAULTS: PluginOptions = {
  alpineBuildTargetName: 'alpine-build',
  cleanContextTargetName: 'clean-context',
  testWithFallbackTargetName: 'test-with-fallback',
  validateTargetName: 'validate',
};

/** Fills in defaults; throws a UserError that names every option that is unknown or wrong. */
export function readPluginOptions(raw: unknown): PluginOptions {
  const given = (raw ?? {}) as Readonly<Record<string, unknown>>;
  const problems = Object.entries(given).flatMap(([name, value]) => {
    const place = `nx.json, options of the plugin nx-alpine: ${name}`;
    if (!(name in DEFAULTS))
      return { what: `${place} does not exist`, fix: `known are ${Object.keys(DEFAULTS).join(', ')}` };
    return typeof value === 'string' && value !== '' ? [] : { what: `${place} must be a name` };
  });
  if (problems.length > 0) throw new UserError(problems);
  return { ...DEFAULTS, ...given };
}
