import { EventEmitter, once } from 'node:events';
import { until } from '../../../test/services/until.ts';
import { problems } from '../src/http/problems.ts';
import { startWorld } from './parts/start-world.ts';

test('a caller who hangs up ends the wait for a click, and nothing is said to be missing for it', async () => {
  const world = await startWorld();
  const begun = new EventEmitter();
  const { app, authorization, logged } = await world.signIn({
    openCheckout: async (_input, { signal }) => {
      begun.emit('run');
      await once(signal, 'abort');
      throw problems.unavailable('temporal', signal.reason);
    },
  });
  const address = await app.listen({ host: '127.0.0.1', port: 0 });
  const run = once(begun, 'run');
  const caller = new AbortController();
  const page = 'https://app.example.com/billing';
  const answer = fetch(`${address}/v1/checkout`, {
    method: 'POST',
    headers: { authorization, 'content-type': 'application/json' },
    body: JSON.stringify({ plan: 'pro', success_url: page, cancel_url: page }),
    signal: caller.signal,
  });
  answer.catch(() => undefined);
  await run;
  caller.abort();

  await until(async () => /Caller gone|Dependency missing/.exec(logged.join('')), 15_000);
  expect(logged.join('')).toContain('Caller gone');
  expect(logged.join('')).not.toContain('Dependency missing');
  await app.close();
  await world.close();
}, 30_000);
