import { freePort } from '../../../infra/local/src/free-port.ts';
import { createNamespace } from '../../../test/services/create-namespace.ts';
import { run } from './parts/run.ts';

const environment = {
  DATABASE_URL: 'postgres://app:hush@127.0.0.1:1/planbridge',
  SOURCE_ID: 'ops-test',
  STRIPE_LIVEMODE: 'false',
  STRIPE_SECRET_KEY: 'sk_test_hush',
  STRIPE_API_URL: 'http://127.0.0.1:1',
  ENTITLEMENT_API_URL: 'http://127.0.0.1:1',
  ENTITLEMENT_API_TOKEN: 'hush',
};

test('it says how it is used, and refuses what it cannot do in a sentence', async () => {
  const [general, restored, unknown, unset] = await Promise.all([
    run(['--help']),
    run(['restored', '--help']),
    run(['restore']),
    run(['restored']),
  ]);
  expect(general).toMatchObject({ code: 0, said: expect.stringContaining('Usage: planbridge COMMAND') });
  expect(restored).toMatchObject({ code: 0, said: expect.stringContaining('Usage: planbridge restored') });
  expect(unknown).toMatchObject({ code: 1, said: expect.stringContaining('no command "restore"') });
  expect(unset).toMatchObject({ code: 1, said: expect.stringContaining('DATABASE_URL is missing') });
  expect(unknown.said + unset.said).not.toContain('    at ');
}, 60_000);

test('a Temporal that is not there, a namespace that does not exist, a Stripe that does not answer: each is told, and no secret', async () => {
  const { address, namespace, close } = await createNamespace();
  await close();
  const nobody = `127.0.0.1:${await freePort()}`;
  const [absent, wrong, right] = await Promise.all([
    run(['restored'], { ...environment, TEMPORAL_ADDRESS: nobody }),
    run(['restored'], { ...environment, TEMPORAL_ADDRESS: address, TEMPORAL_NAMESPACE: 'nowhere' }),
    run(['restored'], { ...environment, TEMPORAL_ADDRESS: address, TEMPORAL_NAMESPACE: namespace }),
  ]);
  expect(absent).toMatchObject({ code: 1, said: expect.stringContaining(`reached at ${nobody}`) });
  expect(wrong).toMatchObject({ code: 1, said: expect.stringContaining('correct TEMPORAL_NAMESPACE') });
  expect(right).toMatchObject({ code: 1, said: expect.stringContaining('Stripe did not answer') });
  expect(right.said).toContain('No worker is at work.');
  expect(absent.said + wrong.said + right.said).not.toMatch(/hush| {4}at /);
}, 60_000);
