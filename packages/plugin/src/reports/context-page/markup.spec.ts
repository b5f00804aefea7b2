import { embeddableJson, Markup, markup } from './markup';

describe('markup', () => {
  it('escapes texts, and leaves markup as it is', () => {
    const name = `<img src=x onerror="alert('1')">&amp;`;
    expect(markup`<p title="${name}">${new Markup('<b>')}${3}${[markup`${'<'}`, markup`>`]}</p>`.html).toBe(
      '<p title="&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt;&amp;amp;"><b>3&lt;\n></p>',
    );
  });

  it('makes the unseen visible', () => {
    expect(markup`${'a\nb'}`.html).toBe('a␊b');
  });
});

describe('embeddableJson', () => {
  it('cannot end its element or begin a comment, and says the same', () => {
    const data = { name: '</script><!--<script>\u2028"\\' };
    expect(embeddableJson(data)).not.toContain('<');
    expect(JSON.parse(embeddableJson(data))).toEqual(data);
  });
});
