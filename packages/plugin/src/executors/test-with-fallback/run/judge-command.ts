import { judgeValues } from '../../../test-fallback/staging/guards/guards';
import type { Cause } from '../../../test-fallback/run-class';
import type { StagingSettings } from '../../../test-fallback/staging/staging';
import type { StagingValue } from '../../../test-fallback/staging/staging-value';
import type { TestCommand } from '../test-command';

/** Why a test command would lead the tests somewhere else than the env file says; undefined where it does not. */
export function judgeCommand(
  { ownVariables, texts }: TestCommand,
  settings: StagingSettings,
): Cause<'safety-blocked'> | undefined {
  if (ownVariables.length > 0) {
    return {
      class: 'safety-blocked',
      reason: `the target sets variables itself (${ownVariables.join(', ')}), over those of staging that were proven`,
      fix: `move them to ${settings.envFileName}, or name another target`,
    };
  }
  return judgeValues(texts.flatMap(addressesIn), settings)[0];
}

/** `KEY=value` as for `env`, and whatever is a URL. Other words are names of files and tests. */
function addressesIn(text: string): StagingValue[] {
  const common = { place: 'the test command', from: 'options', secret: undefined };
  return text.split(/\s+/).flatMap((word) => {
    const [, key, value] = /^([A-Z_][A-Z0-9_]*)=(.+)$/s.exec(word) ?? [];
    if (key !== undefined && value !== undefined) return [{ ...common, key, value }];
    const [url] = /[a-z][a-z0-9+.-]*:\/\/\S+/i.exec(word) ?? [];
    return url === undefined ? [] : [{ ...common, key: 'URL', value: url.replace(/["')]+$/, '') }];
  });
}
