import { html } from './html.ts';

test('escapes what could become markup, in text and in attributes', () => {
  const name = `"><script>alert('&')</script>`;
  expect(String(html`<p title="${name}">${name}</p>`)).toBe(
    '<p title="&quot;&gt;&lt;script&gt;alert(&#39;&amp;&#39;)&lt;/script&gt;">&quot;&gt;&lt;script&gt;alert(&#39;&amp;&#39;)&lt;/script&gt;</p>',
  );
});

test('puts markup into markup once, joins lists and leaves null out', () => {
  const items = ['a', '<b>'].map((item) => html`<i>${item}</i>`);
  expect(String(html`<p>${items}${null}</p>`)).toBe('<p><i>a</i><i>&lt;b&gt;</i></p>');
});
