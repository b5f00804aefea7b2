import { resolve } from 'node:path';
import { isNear } from '../../base/is-near';
import { OptionsError, type Problem } from '../../base/user-error';
import type { Severity } from '../../checker/finding';
import { CATALOGUE, RULES } from '../../checker/registry';
import { SUPPRESSION_RULES } from '../../checker/suppression-rules';
import type { AnyRule, RuleFacts } from '../../checker/rule';
import { compileOptionsCheck } from '../../workspace/check-options';
import type { ProjectTask } from '../../workspace/project-task';
import type { ValidateOptions } from './options';
import schema from './schema.json';

/** What a run was asked for, checked and with its defaults filled in. */
export interface ValidationPlan {
  readonly task: ProjectTask;
  readonly scope: NonNullable<ValidateOptions['scope']>;
  readonly format: NonNullable<ValidateOptions['format']>;
  readonly failOn: NonNullable<ValidateOptions['failOn']>;
  /** Whether an engine is asked. */
  readonly engine: NonNullable<ValidateOptions['engine']>;
  /** Those that are not off, with the severities that they are given. */
  readonly rules: readonly AnyRule[];
  /** The same of the rules on the comments that suppress others. */
  readonly onSuppressions: readonly RuleFacts[];
  /** Absolute. */
  readonly baseline: string | undefined;
  readonly updatesBaseline: boolean;
  readonly fixes: boolean;
}

const checkOptions = compileOptionsCheck<ValidateOptions>(schema);

/** Turns raw options into a plan; throws an OptionsError that names everything that is wrong with them. */
export function planValidation(raw: Readonly<Record<string, unknown>>, task: ProjectTask): ValidationPlan {
  const { fitting: options, problems } = checkOptions(raw);
  const severities = options.rules ?? {};
  const all = [...problems, ...unknownRules(severities), ...missingBaseline(options)];
  if (all.length > 0) throw new OptionsError(all);
  return {
    task,
    scope: options.scope ?? 'project',
    format: options.format ?? 'text',
    failOn: options.failOn ?? 'error',
    engine: options.engine ?? 'never',
    rules: RULES.flatMap((rule) => withSeverity(rule, severities[rule.id])),
    onSuppressions: SUPPRESSION_RULES.flatMap((rule) => withSeverity(rule, severities[rule.id])),
    baseline: options.baseline === undefined ? undefined : resolve(task.workspaceRoot, options.baseline),
    updatesBaseline: options.updateBaseline ?? false,
    fixes: options.fix ?? false,
  };
}

function withSeverity<R extends RuleFacts>(rule: R, severity: Severity | 'off' | undefined): R[] {
  if (severity === 'off') return [];
  return [severity === undefined ? rule : { ...rule, severity }];
}

function unknownRules(severities: Readonly<Record<string, string>>): Problem[] {
  const known = CATALOGUE.map(({ id }) => id as string);
  return Object.keys(severities)
    .filter((id) => !known.includes(id))
    .map((id) => {
      const near = known.find((other) => isNear(id, other));
      return {
        what: `rules: there is no rule ${id}`,
        fix:
          near === undefined
            ? 'docs/rules of nx-alpine lists them all, and so does a validate.sarif'
            : `write ${near}`,
      };
    });
}

function missingBaseline({ baseline, updateBaseline }: Partial<ValidateOptions>): Problem[] {
  if (updateBaseline !== true || baseline !== undefined) return [];
  return [{ what: 'updateBaseline: there is no baseline', fix: 'name its file with --baseline=<path>' }];
}
