import { createDatabase } from '@planbridge/accounts';
import { createTestApp } from './parts/create-test-app.ts';

/** A gateway that takes one request a minute from an address: 401, because none has a token, and then 429. */
async function setup() {
  const { db } = createDatabase('postgres://127.0.0.1:9/none');
  const { app } = await createTestApp({ db, config: { rateLimitAddress: 1 } });
  return async (remoteAddress: string) =>
    (await app.inject({ method: 'GET', url: '/v1/account', remoteAddress })).statusCode;
}

test('each gateway counts for itself', async () => {
  const [one, other] = [await setup(), await setup()];
  expect([await one('192.0.2.1'), await one('192.0.2.1'), await other('192.0.2.1')]).toEqual([401, 429, 401]);
});

test('the 5,000 addresses seen last are remembered, so a flood from more of them is not stopped here', async () => {
  const statusFor = await setup();
  const others = async (network: number, count: number) => {
    for (let host = 0; host < count; host += 1) {
      await statusFor(`10.${network}.${host >> 8}.${host & 255}`);
    }
  };
  expect(await statusFor('192.0.2.1')).toBe(401);
  await others(1, 4999);
  expect(await statusFor('192.0.2.1')).toBe(429);
  await others(2, 1);
  expect(await statusFor('192.0.2.1')).toBe(429);
  await others(3, 5000);
  expect(await statusFor('192.0.2.1')).toBe(401);
}, 60_000);
