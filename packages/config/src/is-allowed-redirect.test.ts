import * as fc from 'fast-check';
import { isAllowedRedirect } from './is-allowed-redirect.ts';
import { parseRedirect } from './parse-redirect.ts';

const configured = ['https://example.com/billing', 'https://shop.example.com', 'http://localhost:3100/'];
const allowed = configured.flatMap((entry) => parseRedirect(entry) ?? []);

describe('sends the browser to', () => {
  test.each([
    ['the path itself', 'https://example.com/billing'],
    ['the path with a slash', 'https://example.com/billing/'],
    ['a path below', 'https://example.com/billing/return/now'],
    ['a query', 'https://example.com/billing?plan=pro'],
    ['Stripe’s placeholder', 'https://example.com/billing/return?session_id={CHECKOUT_SESSION_ID}'],
    ['a fragment', 'https://example.com/billing#done'],
    ['a query that holds another address', 'https://example.com/billing?next=https://evil.com/../x'],
    ['an encoded letter', 'https://example.com/billing/caf%C3%A9'],
    ['a file with dots in its name', 'https://example.com/billing/v1.2/done..html'],
    ['a host in capitals', 'https://EXAMPLE.com/billing'],
    ['an origin without a path', 'https://shop.example.com'],
    ['an origin’s root', 'https://shop.example.com/'],
    ['anything under an origin', 'https://shop.example.com/any/where?x=1'],
    ['an origin’s query', 'https://shop.example.com?x=1'],
    ['a port that is configured', 'http://localhost:3100/account'],
    ['a doubled slash below an origin', 'https://shop.example.com//evil.com'],
  ])('%s', (_, url) => {
    expect(isAllowedRedirect(url, allowed)).toBe(true);
  });
});

describe('does not send the browser to', () => {
  test.each([
    // Other hosts
    ['another host', 'https://evil.com/billing'],
    ['a host that ends alike', 'https://evilexample.com/billing'],
    ['a host that begins alike', 'https://example.com.evil.com/billing'],
    ['a host that goes on', 'https://example.community/billing'],
    ['a subdomain', 'https://app.example.com/billing'],
    ['a parent domain', 'https://com/billing'],
    ['a host with a dot at its end', 'https://example.com./billing'],
    ['a dash for a dot', 'https://example-com/billing'],
    ['a Cyrillic look-alike', 'https://ex\u0430mple.com/billing'],
    ['its punycode', 'https://xn--exmple-4nf.com/billing'],
    ['full-width letters, which parsers fold', 'https://\uFF45xample.com/billing'],
    ['an ideographic dot, which parsers fold', 'https://example\u3002com/billing'],
    ['an encoded dot in the host', 'https://example%2ecom/billing'],
    ['an encoded slash in the host', 'https://example.com%2fbilling'],
    ['an encoded null in the host', 'https://example.com%00.evil.com/billing'],
    ['a soft hyphen in the host, which parsers drop', 'https://exam\u00ADple.com/billing'],
    // User information
    ['userinfo before another host', 'https://example.com@evil.com/billing'],
    ['userinfo with a password', 'https://example.com:x@evil.com/billing'],
    ['userinfo before the host', 'https://evil.com@example.com/billing'],
    ['empty userinfo', 'https://@example.com/billing'],
    ['a path in userinfo', 'https://example.com%2fbilling@evil.com'],
    ['an at sign after the port', 'http://localhost:3100@evil.com/'],
    // Schemes and slashes
    ['plain http', 'http://example.com/billing'],
    ['https where http is configured', 'https://localhost:3100/account'],
    ['a protocol-relative address', '//example.com/billing'],
    ['a path alone', '/billing'],
    ['no address at all', ''],
    ['a host without a scheme', 'example.com/billing'],
    ['one slash', 'https:/example.com/billing'],
    ['one slash and an at sign, as long as two slashes', 'https:/@example.com/billing'],
    ['no slash', 'https:example.com/billing'],
    ['three slashes', 'https:///example.com/billing'],
    ['javascript', 'javascript:alert(1)//https://example.com/billing'],
    ['javascript with an authority', 'javascript://example.com/billing'],
    ['a data address', 'data:text/html,https://example.com/billing'],
    ['a blob of the origin', 'blob:https://example.com/billing'],
    ['a view of the source', 'view-source:https://example.com/billing'],
    ['ftp', 'ftp://example.com/billing'],
    ['file', 'file://example.com/billing'],
    ['a scheme of an app', 'intent://example.com/billing'],
    ['a web socket', 'wss://example.com/billing'],
    // Ports
    ['another port', 'https://example.com:8443/billing'],
    ['the default port, spelled out', 'https://example.com:443/billing'],
    ['an empty port', 'https://example.com:/billing'],
    ['a port that goes on', 'http://localhost:31000/account'],
    ['no port where one is configured', 'http://localhost/account'],
    ['a port with a zero before it', 'http://localhost:03100/account'],
    ['a number for a host', 'http://2130706433:3100/account'],
    // Backslashes, control characters and spaces
    ['backslashes for slashes', 'https:\\\\example.com\\billing'],
    ['a backslash after the host', 'https://example.com\\billing'],
    ['a backslash before an at sign', 'https://example.com\\@evil.com/billing'],
    ['a backslash in the path', 'https://example.com/billing\\..\\admin'],
    ['a tab in the scheme', 'ht\ttps://example.com/billing'],
    ['a newline in the path', 'https://example.com/bil\nling'],
    ['a carriage return and a header', 'https://example.com/billing\r\nLocation: https://evil.com'],
    ['a null', 'https://example.com/billing\u0000'],
    ['a space before', ' https://example.com/billing'],
    ['a space behind', 'https://example.com/billing '],
    ['a space within', 'https://example.com/billing /x'],
    ['a byte order mark', '\uFEFFhttps://example.com/billing'],
    ['a delete character', 'https://example.com/billing\u007F'],
    // Paths
    ['a path that goes on', 'https://example.com/billingx'],
    ['a path that goes on with a dash', 'https://example.com/billing-admin'],
    ['a path that goes on encoded', 'https://example.com/billing%2fadmin'],
    ['the root above', 'https://example.com/'],
    ['no path', 'https://example.com'],
    ['another path', 'https://example.com/admin'],
    ['a path in capitals', 'https://example.com/Billing'],
    ['a doubled slash before', 'https://example.com//billing'],
    ['dot segments', 'https://example.com/billing/../admin'],
    ['dot segments that come back', 'https://example.com/x/../billing'],
    ['dot segments at the end', 'https://example.com/billing/..'],
    ['a single dot', 'https://example.com/billing/./return'],
    ['encoded dots', 'https://example.com/billing/%2e%2e/admin'],
    ['encoded dots in capitals', 'https://example.com/billing/%2E%2E/admin'],
    ['half encoded dots', 'https://example.com/billing/.%2e/admin'],
    ['an encoded slash behind dots', 'https://example.com/billing/..%2fadmin'],
    ['an encoded backslash behind dots', 'https://example.com/billing/..%5cadmin'],
    ['dots encoded twice', 'https://example.com/billing/%252e%252e/admin'],
    ['dots encoded three times', 'https://example.com/billing/%25252e%25252e%25252fadmin'],
    ['dot segments under a whole origin', 'https://shop.example.com/a/../b'],
    ['what is longer than any address need be', `https://example.com/billing/${'a'.repeat(2048)}`],
  ])('%s', (_, url) => {
    expect(isAllowedRedirect(url, allowed)).toBe(false);
  });

  test('anywhere, where nothing is configured', () => {
    expect(isAllowedRedirect('https://example.com/billing', [])).toBe(false);
  });
});

test('sends no browser to an origin that is not configured, whatever stands around a configured one', () => {
  const pieces = fc.constantFrom(
    ...configured,
    'https:',
    'http:',
    '//',
    '/',
    '\\',
    '@',
    ':',
    '.',
    '..',
    '?',
    '#',
    '%2e',
    '%2f',
    'evil.com',
    'example.com',
    'billing',
    '\t',
    ' ',
    '443',
    '[::1]',
  );
  const origins = allowed.map(({ origin }) => origin);
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 8 }), (parts) => {
      const url = parts.join('');
      const isHome = URL.canParse(url) && origins.includes(new URL(url).origin);
      expect(isAllowedRedirect(url, allowed) && !isHome).toBe(false);
    }),
    { numRuns: 2000 },
  );
});
