import { asRecord, asText, type UnknownRecord } from '../../base/unknown-record';

/** A warning of BuildKit's own checks. */
export interface BuildWarning {
  /** As BuildKit calls it, for example `StageNameCasing`. */
  readonly rule: string;
  readonly description: string;
  /** Where BuildKit explains it; empty where it does not say. */
  readonly url: string;
  /** What it is about here. */
  readonly detail: string;
  /** From 1. */
  readonly line: number;
}

/** What BuildKit says of a Dockerfile without building it. */
export interface BuildCheck {
  readonly warnings: readonly BuildWarning[];
  /** Why it cannot go on; warnings of what comes behind are not among the others then. */
  readonly refusal: BuildRefusal | undefined;
}

export interface BuildRefusal {
  readonly message: string;
  /** From 1; undefined where BuildKit names no place. */
  readonly line: number | undefined;
}

/** Reads what `docker buildx build --call=check,format=json` prints; undefined for anything else. */
export function readBuildCheck(json: string): BuildCheck | undefined {
  const answer = parse(json);
  if (answer === undefined || !('warnings' in answer)) return undefined;
  const warnings = Array.isArray(answer['warnings']) ? answer['warnings'] : [];
  const refusal = asRecord(answer['buildError']);
  const message = asText(refusal['message']);
  return {
    warnings: warnings.map(asRecord).map(readWarning),
    refusal: message === '' ? undefined : { message, line: lineOf(refusal) },
  };
}

/** Whether it is the Dockerfile that BuildKit cannot go on with, and not a registry that gave no answer. */
export function isAboutTheFile({ message, line }: BuildRefusal): boolean {
  return (
    line !== undefined && !/failed to (?:resolve|do request|authorize|fetch)|access denied/.test(message)
  );
}

function parse(json: string): UnknownRecord | undefined {
  try {
    return asRecord(JSON.parse(json));
  } catch {
    return undefined;
  }
}

function readWarning(warning: UnknownRecord): BuildWarning {
  return {
    rule: asText(warning['ruleName']),
    description: asText(warning['description']),
    url: asText(warning['url']),
    detail: asText(warning['detail']),
    line: lineOf(warning) ?? 1,
  };
}

/** Where the first of its ranges begins. */
function lineOf({ location }: UnknownRecord): number | undefined {
  const { ranges } = asRecord(location);
  const [first] = Array.isArray(ranges) ? (ranges as unknown[]) : [];
  const { line } = asRecord(asRecord(first)['start']);
  return typeof line === 'number' && line > 0 ? line : undefined;
}
