import { z } from 'zod';
import { startProduct } from '../src/product/start-product.ts';
import { place } from './parts/place.ts';
import { send } from './parts/send.ts';

const refreshToken = 'product-token';

async function withProduct(work: (url: string) => Promise<void>): Promise<void> {
  const service = await startProduct(place(), { token: refreshToken });
  try {
    await work(service.url);
  } finally {
    await service.close();
  }
}

function grant(url: string, refresh_token = refreshToken) {
  return send(`${url}/oauth/token`, {
    form: { grant_type: 'refresh_token', client_id: 'planbridge', refresh_token },
  });
}

async function update(url: string, token: string, json: unknown): Promise<number> {
  const headers = { authorization: `Bearer ${token}` };
  return (await send(`${url}/admin/v1alpha1/users/update-sub`, { json, headers })).status;
}

const tokenOf = (answer: Awaited<ReturnType<typeof grant>>) =>
  z.object({ access_token: z.string(), expires_in: z.number() }).parse(answer.json);

test('a refresh token gets an access token, with which the last write wins', () =>
  withProduct(async (url) => {
    const { access_token, expires_in } = tokenOf(await grant(url));
    expect(expires_in).toBe(3600);
    expect(await update(url, access_token, { subject_id: 'ada', subscription_plan: 'pro' })).toBe(204);
    expect(await update(url, access_token, { subject_id: 'ada', subscription_plan: 'free' })).toBe(204);
    expect((await send(`${url}/_control/dbos-cloud`)).json).toMatchObject({
      plans: { ada: 'free' },
      updates: [{ subscription_plan: 'pro' }, { subscription_plan: 'free' }],
    });
  }));

test('refuses another refresh token, no token, a foreign one and a wrong body', () =>
  withProduct(async (url) => {
    expect(await grant(url, 'other')).toMatchObject({ status: 403, json: { error: 'invalid_grant' } });
    expect((await send(`${url}/oauth/token`, { form: {} })).status).toBe(400);
    const change = { subject_id: 'ada', subscription_plan: 'pro' };
    expect(await update(url, '', change)).toBe(401);
    expect(await update(url, 'other', change)).toBe(401);
    const { access_token } = tokenOf(await grant(url));
    expect(await update(url, access_token, { subject_id: 'ada' })).toBe(400);
    expect((await send(`${url}/_control/dbos-cloud`)).json).toEqual({ plans: {}, updates: [] });
  }));

test('control shortens and revokes access tokens', () =>
  withProduct(async (url) => {
    const { access_token } = tokenOf(await grant(url));
    await send(`${url}/_control/dbos-cloud/tokens`, { json: { revoke: true, expires_in: 45 } });
    expect(await update(url, access_token, { subject_id: 'ada', subscription_plan: 'pro' })).toBe(401);
    expect(tokenOf(await grant(url)).expires_in).toBe(45);
  }));
