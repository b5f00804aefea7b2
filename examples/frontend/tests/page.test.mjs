import assert from 'node:assert/strict';
import { test } from 'node:test';
import { escapeHtml, renderPage } from '../src/page.mjs';

const HOSTILE = `"><script>alert('&')</script>`;

test('escapes every character that HTML reads', () => {
  assert.equal(escapeHtml(HOSTILE), '&quot;&gt;&lt;script&gt;alert(&#39;&amp;&#39;)&lt;/script&gt;');
});

test('shows the greeting', () => {
  assert.match(renderPage('Ada', { greeting: 'Hello, Ada!' }), /<h1>Hello, Ada!<\/h1>[^]*value="Ada"/);
});

test('shows the problem', () => {
  assert.match(renderPage('', { problem: 'It is down.' }), /<p role="alert">It is down\.<\/p>/);
});

test('lets nothing through as markup, from wherever it comes', () => {
  for (const kind of ['greeting', 'problem']) {
    const calm = renderPage('x', { [kind]: 'y' });
    const expected = calm
      .replace('value="x"', `value="${escapeHtml(HOSTILE)}"`)
      .replace('>y<', `>${escapeHtml(HOSTILE)}<`);
    assert.equal(renderPage(HOSTILE, { [kind]: HOSTILE }), expected);
  }
});
