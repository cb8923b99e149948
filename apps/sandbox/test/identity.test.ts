import { createRemoteJWKSet, jwtVerify } from 'jose';
import { z } from 'zod';
import { startIdentity } from '../src/identity/start-identity.ts';
import { place } from './parts/place.ts';
import { send } from './parts/send.ts';
import { withFolder } from './parts/with-folder.ts';

async function withIssuer(
  work: (issuer: string) => Promise<void>,
  state: string | null = null,
): Promise<void> {
  const service = await startIdentity(place(state), { audience: 'planbridge' });
  try {
    await work(service.url);
  } finally {
    await service.close();
  }
}

const tokens = z.object({ access_token: z.string(), id_token: z.string().optional() });

async function tokenOf(issuer: string, username = 'ada'): Promise<string> {
  const answer = await send(`${issuer}/token`, { form: { grant_type: 'password', username } });
  return tokens.parse(answer.json).access_token;
}

/** As a relying party does it: from the discovery document to the key. */
async function verify(issuer: string, token: string) {
  const discovery = z
    .object({ issuer: z.literal(issuer), jwks_uri: z.string() })
    .parse((await send(`${issuer}/.well-known/openid-configuration`)).json);
  return jwtVerify(token, createRemoteJWKSet(new URL(discovery.jwks_uri)), {
    issuer,
    audience: 'planbridge',
  });
}

test('one line of curl gets a token that verifies by discovery', () =>
  withIssuer(async (issuer) => {
    const { payload, protectedHeader } = await verify(issuer, await tokenOf(issuer));
    expect(protectedHeader.alg).toBe('RS256');
    expect(payload).toMatchObject({ sub: 'demo|ada', email: 'ada@example.com', scope: 'openid email' });
    expect((payload.exp ?? 0) - Date.now() / 1000).toBeGreaterThan(3000);
  }));

test('signing in by page gives a code that works once, for its client and address', () =>
  withIssuer(async (issuer) => {
    const redirect_uri = 'http://127.0.0.1:3100/signed-in';
    const wish = { client_id: 'website', response_type: 'code', redirect_uri, state: 'x&y' };
    const page = await send(`${issuer}/authorize?${new URLSearchParams(wish)}`);
    expect(page.text).toContain('Sign in as Grace');
    const signIn = async () => {
      const answer = await send(`${issuer}/authorize`, { form: { ...wish, username: 'grace' } });
      expect(answer.status).toBe(303);
      const back = new URL(answer.headers.get('location') ?? '');
      expect(back.searchParams.get('state')).toBe('x&y');
      return back.searchParams.get('code') ?? '';
    };
    const redeem = (code: string, change: Readonly<Record<string, string>> = {}) =>
      send(`${issuer}/token`, {
        form: { grant_type: 'authorization_code', code, redirect_uri, client_id: 'website', ...change },
      });

    const code = await signIn();
    const granted = tokens.parse((await redeem(code)).json);
    expect((await verify(issuer, granted.access_token)).payload.sub).toBe('demo|grace');
    expect(await redeem(code)).toMatchObject({ status: 400, json: { error: 'invalid_grant' } });
    expect((await redeem(await signIn(), { client_id: 'another' })).status).toBe(400);
    expect((await redeem(await signIn(), { redirect_uri: 'http://127.0.0.1/' })).status).toBe(400);
  }));

test.each([
  'https://evil.example',
  'http://evil.example/127.0.0.1',
  'javascript:alert(1)',
  'http://localhost.evil.example',
])('sends no code to %s', (redirect_uri) =>
  withIssuer(async (issuer) => {
    const form = { client_id: 'website', response_type: 'code', redirect_uri, username: 'ada' };
    expect((await send(`${issuer}/authorize`, { form })).status).toBe(400);
  }),
);

test.each<[Readonly<Record<string, string>>, string]>([
  [{ grant_type: 'password', username: 'nobody' }, 'invalid_grant'],
  [{ grant_type: 'client_credentials' }, 'invalid_request'],
  [{}, 'invalid_request'],
])('the token endpoint refuses %j as %s and says what it takes', (form, error) =>
  withIssuer(async (issuer) => {
    const answer = await send(`${issuer}/token`, { form });
    expect(answer).toMatchObject({ status: 400, json: { error } });
    expect(answer.text).toMatch(/ada|grant_type must be/);
  }),
);

test('after a rotation new tokens have another key, and old ones verify until it is dropped', () =>
  withIssuer(async (issuer) => {
    const old = await tokenOf(issuer);
    await send(`${issuer}/_control/rotate`, { method: 'POST' });
    const young = await tokenOf(issuer);
    const [first, second] = [await verify(issuer, old), await verify(issuer, young)];
    expect(first.protectedHeader.kid).not.toBe(second.protectedHeader.kid);
    await send(`${issuer}/_control/rotate`, { json: { drop_old: true } });
    await expect(verify(issuer, old)).rejects.toMatchObject({ code: 'ERR_JWKS_NO_MATCHING_KEY' });
    await verify(issuer, await tokenOf(issuer));
  }));

test('tokens outlive a restart, because the keys do', () =>
  withFolder(async (folder) => {
    let keys: unknown;
    await withIssuer(async (issuer) => {
      keys = (await send(`${issuer}/jwks`)).json;
    }, folder);
    await withIssuer(async (issuer) => {
      expect((await send(`${issuer}/jwks`)).json).toEqual(keys);
    }, folder);
  }));

test('never publishes a private key', () =>
  withIssuer(async (issuer) => {
    expect((await send(`${issuer}/jwks`)).text).not.toMatch(/"[dpq]":/);
  }));

test('control makes tokens of any kind: foreign, expired, for any account', () =>
  withIssuer(async (issuer) => {
    const make = async (json: unknown) => {
      const answer = await send(`${issuer}/_control/token`, { json });
      return tokens.parse(answer.json).access_token;
    };
    const token = await make({ sub: 'team/7', scope: 'billing' });
    expect((await verify(issuer, token)).payload).toMatchObject({ sub: 'team/7', scope: 'billing' });
    await expect(verify(issuer, await make({ sub: 'a', expires_in: -60 }))).rejects.toMatchObject({
      code: 'ERR_JWT_EXPIRED',
    });
    await expect(verify(issuer, await make({ sub: 'a', audience: 'other' }))).rejects.toMatchObject({
      claim: 'aud',
    });
    expect((await send(`${issuer}/_control/token`, { json: { sub: 7 } })).status).toBe(400);
  }));
