import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RULE_TYPES } from '../src/image/naming/rules/tag-rule';
import { tokensIn } from '../src/image/naming/token-text';
import { TOKEN_NAMES } from '../src/image/naming/tokens';

const guide = readFileSync(join(__dirname, '../../../docs/guides/tags-and-labels.md'), 'utf8');
const tableAfter = (title: string): string =>
  /\n\|[^]*?\n\n/.exec(guide.slice(guide.indexOf(title)))?.[0] ?? '';

describe('the guide to tags and labels', () => {
  it('lists every token, and no other', () => {
    const listed = tokensIn(tableAfter('## Tokens')).map(({ name }) => name);
    expect([...new Set(listed)].sort()).toEqual([...TOKEN_NAMES].sort());
  });

  it('lists every type of rule, and no other', () => {
    const listed = [...tableAfter('## Rules').matchAll(/type=(\w+)/g)].map(([, type]) => type);
    expect([...new Set(listed)].sort()).toEqual([...RULE_TYPES].sort());
  });
});
