import { expect, test } from 'vitest'
import { html, link, raw } from './markup.ts'

test('RPT1 text out of a file never becomes an element or ends an attribute', () => {
  const name = `<script>alert("it's")</script> & co`
  expect(html`<b title="${name}">${[name, 3, null, false]}</b>`.markup).toBe(
    '<b title="&lt;script&gt;alert(&quot;it&#39;s&quot;)&lt;/script&gt; &amp; co">&lt;script&gt;alert(&quot;it&#39;s&quot;)&lt;/script&gt; &amp; co3</b>',
  )
})

test('markup inside markup is kept as it is', () => {
  expect(html`<p>${html`<b>${'<'}</b>`}${raw('<i></i>')}</p>`.markup).toBe('<p><b>&lt;</b><i></i></p>')
})

test('RPT1 only http and https become links', () => {
  expect(link('sheet', 'https://example.org/?a=1&b="2"').markup).toBe('<a href="https://example.org/?a=1&amp;b=&quot;2&quot;" rel="noreferrer">sheet</a>')
  for (const url of ['javascript:alert(1)', ' JavaScript:alert(1)', 'data:text/html,x', 'file:///etc', null]) expect(link('a<b', url).markup).toBe('a&lt;b')
})
