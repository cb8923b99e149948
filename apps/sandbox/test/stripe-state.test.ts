import { appendFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openStore } from '../src/state/journal.ts';
import { cancelAtPeriodEnd } from '../src/stripe/operations/cancel-at-period-end.ts';
import { buyer } from './parts/buyer.ts';
import { openStripe } from './parts/open-stripe.ts';
import { withFolder } from './parts/with-folder.ts';
import { withOpenStripe } from './parts/with-open-stripe.ts';

test('all that exists, its order, its time and its keys outlive a restart', () =>
  withFolder(async (folder) => {
    const before = await openStripe({ folder });
    const { read, customer, session } = await buyer(before);
    await before.control('time', { advance: '10d' });
    await before.stripe.customers.create({ email: 'b@example.com' }, { idempotencyKey: 'k' });
    cancelAtPeriodEnd(before.world, (await read()).id);
    const subscription = await before.stripe.subscriptions.retrieve((await read()).id);
    const events = await before.stripe.events.list({ limit: 100 });
    const now = before.world.now();
    await before.close();

    await withOpenStripe(
      async ({ stripe, world, control }) => {
        expect(world.now() - now).toBeLessThan(60);
        expect((await stripe.events.list({ limit: 100 })).data).toEqual(events.data);
        expect((await stripe.subscriptions.list({ customer })).data).toEqual([subscription]);
        expect((await stripe.checkout.sessions.retrieve(session.id)).status).toBe('complete');
        const replayed = await stripe.customers.create({ email: 'b@example.com' }, { idempotencyKey: 'k' });
        expect(replayed.lastResponse.headers['idempotent-replayed']).toBe('true');
        expect(world.prices.list()).toHaveLength(12);
        await control('time', { advance: '25d' });
        expect((await stripe.subscriptions.retrieve(subscription.id)).status).toBe('canceled');
      },
      { folder },
    );
  }));

describe('the journal', () => {
  test('drops a change that a kill cut off, as a whole, and goes on after it', () =>
    withFolder(async (folder) => {
      const path = join(folder, 'journal.jsonl');
      const first = openStore(folder);
      first.put('a', '1', { whole: true });
      first.close();
      const line = JSON.stringify([
        ['a', '2', { whole: false }],
        ['a', '3', { whole: false }],
      ]);
      await appendFile(path, line.slice(0, -10));
      const second = openStore(folder);
      expect([...second.kind('a').keys()]).toEqual(['1']);
      second.put('a', '4', { whole: true });
      second.close();
      const third = openStore(folder);
      expect([...third.kind('a').keys()]).toEqual(['1', '4']);
      third.close();
    }));

  test('keeps what one task changed in one line, and what was removed not at all', () =>
    withFolder(async (folder) => {
      const path = join(folder, 'journal.jsonl');
      const store = openStore(folder);
      store.put('a', '1', 'one');
      store.put('b', '2', 'two');
      await Promise.resolve();
      store.remove('a', '1');
      store.close();
      expect((await readFile(path, 'utf8')).trim().split('\n')).toHaveLength(2);
      openStore(folder).close();
      expect(await readFile(path, 'utf8')).toBe('[["b","2","two"]]\n');
    }));
});

test('lines longer than a chunk, and characters across its edge, are read back', () =>
  withFolder(async (folder) => {
    const store = openStore(folder);
    const texts = ['é'.repeat(700_000), 'short', 'ü'.repeat(1_300_000)];
    for (const [index, text] of texts.entries()) {
      store.put('text', String(index), text);
      store.flush();
    }
    store.close();
    const again = openStore(folder);
    expect([...again.kind('text').values()].map((text) => texts.indexOf(String(text)))).toEqual([0, 1, 2]);
    again.close();
  }));
