import { createDatabase } from '@planbridge/accounts';
import { readButtonsScript } from '../src/buttons/read-buttons-script.ts';
import { createTestApp } from './parts/create-test-app.ts';

async function setup() {
  const { app } = await createTestApp({ db: createDatabase('postgres://127.0.0.1:9/none').db });
  return { get: (headers = {}) => app.inject({ url: '/buttons.js', headers }) };
}

test('any page may load the script of the buttons, and keep it for an hour', async () => {
  const { get } = await setup();
  const { statusCode, headers, body } = await get();
  expect(statusCode).toBe(200);
  expect(body).toBe('customElements.define();');
  expect(headers['content-type']).toBe('text/javascript; charset=utf-8');
  expect(headers['cache-control']).toBe('public, max-age=3600');
  expect(headers['cross-origin-resource-policy']).toBe('cross-origin');
});

test('a browser that has the script already gets only word that it is unchanged', async () => {
  const { get } = await setup();
  const { etag } = (await get()).headers;
  for (const known of [`${etag}`, `W/${etag}`, `"other", ${etag}`]) {
    const { statusCode, body, headers } = await get({ 'if-none-match': known });
    expect([statusCode, body, headers.etag]).toEqual([304, '', etag]);
  }
  expect((await get({ 'if-none-match': '"other"' })).statusCode).toBe(200);
});

test('a script that was not built stops the start with the command that builds it', async () => {
  await expect(readButtonsScript(new URL('no-such.js', import.meta.url))).rejects.toThrow(
    'The script of the buttons is missing: `npx -y pnpm@12 run build` makes it.',
  );
});
