import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openBrowser } from './parts/open-browser.ts';
import type { Browsing } from './parts/open-browser.ts';

jest.setTimeout(60_000);

const root = join(__dirname, '../..');
const documentation = readFileSync(join(root, 'docs/buttons.md'), 'utf8');
const script = readFileSync(join(root, 'packages/buttons/dist/buttons.js'), 'utf8');
const account = { plan: 'free', status: 'none', state: 'settled', cancel_at: null, trial_end: null };

/** What the documentation asks for under a policy, and nothing more; the page's own scripts and styles carry a nonce. */
const policy = [
  "default-src 'none'",
  "script-src 'nonce-own' https://billing.example.com",
  "connect-src 'self' https://billing.example.com",
  "style-src 'nonce-own'",
].join(';');

const answers: Readonly<Record<string, Readonly<{ status?: number; json: unknown }>>> = {
  '/v1/account': { json: account },
  '/v1/checkout': { status: 409, json: { type: 'urn:planbridge:problem:already-on-plan' } },
  '/v1/portal': { json: { url: 'https://billing.stripe.example/p/session/1' } },
};

let browser: Browsing;

beforeAll(async () => {
  browser = await openBrowser();
});

afterAll(() => browser?.close());

test('the page of the documentation works as it is written, under a content security policy, with its styles, its words, and an event that is prevented', async () => {
  const { page, photograph, leave } = await browser.visit();
  const [wholePage = '', words = ''] = snippets('html');
  const [styles = ''] = snippets('css');
  const html = wholePage
    .replace('</head>', `<style>${styles}</style>${words}</head>`)
    .replaceAll(/<(script|style)>/g, '<$1 nonce="own">');
  const asked: unknown[] = [];
  await page.route('https://site.example/**', (route) =>
    route.fulfill(
      new URL(route.request().url()).pathname === '/token'
        ? { json: { access_token: 'token-of-ada' } }
        : { contentType: 'text/html', body: html, headers: { 'content-security-policy': policy } },
    ),
  );
  await page.route('https://billing.example.com/**', (route) => {
    const request = route.request();
    const { pathname, search } = new URL(request.url());
    if (pathname === '/buttons.js') {
      return route.fulfill({ contentType: 'text/javascript', body: script });
    }
    asked.push([pathname + search, request.headers()['authorization'], request.postDataJSON()]);
    return route.fulfill(answers[pathname] ?? { status: 404 });
  });

  await page.goto('https://site.example/prices');
  await page.locator('planbridge-plan > span:visible').getByText('Free', { exact: true }).waitFor();
  const upgrade = page.getByRole('button', { name: 'Upgrade to Pro' });
  const look = await upgrade.evaluate((button) => [
    getComputedStyle(button).backgroundColor,
    getComputedStyle(button).borderTopLeftRadius,
  ]);
  expect(look).toEqual(['rgb(20, 112, 74)', '32px']);
  await upgrade.click();
  await page.getByRole('button', { name: 'Ihr Tarif' }).waitFor();
  await photograph('buttons-documentation');
  expect(asked).toContainEqual(['/v1/account?wait=20', 'Bearer token-of-ada', null]);
  expect(asked).toContainEqual([
    '/v1/checkout',
    'Bearer token-of-ada',
    {
      plan: 'pro',
      interval: 'year',
      success_url: 'https://site.example/welcome',
      cancel_url: 'https://site.example/prices',
    },
  ]);

  const told = await page.locator('planbridge-portal').evaluate(
    (portal) =>
      new Promise((resolve) => {
        document.addEventListener('planbridge-redirect', (event) => {
          event.preventDefault();
          resolve('detail' in event && event.detail);
        });
        if (portal instanceof HTMLElement) {
          portal.click();
        }
      }),
  );
  expect(told).toEqual({ url: 'https://billing.stripe.example/p/session/1', kind: 'portal' });
  await page.locator('planbridge-portal[data-state=ready]').waitFor();
  expect(page.url()).toBe('https://site.example/prices');
  await leave();
});

function snippets(language: string): readonly string[] {
  const fences = new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\`$`, 'gm');
  return [...documentation.matchAll(fences)].map(([, text = '']) => text);
}
