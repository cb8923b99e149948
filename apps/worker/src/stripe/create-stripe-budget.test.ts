import { createStripeBudget } from './create-stripe-budget.ts';

const unlimited = new AbortController().signal;

test('lets requests of one share go in the order in which they came, and no faster than the rate', async () => {
  const budget = createStripeBudget(50);
  const order: number[] = [];
  const began = performance.now();
  await Promise.all(
    Array.from({ length: 40 }, async (_, index) => {
      await budget.take('GET /v1/subscriptions', 'settlement', unlimited);
      order.push(index);
    }),
  );
  expect(order).toEqual(order.toSorted((a, b) => a - b));
  // A burst of a quarter of a second is free.
  expect(performance.now() - began).toBeGreaterThan(((40 - 13) / 50) * 1000);
});

test('a click goes before the settlements that wait', async () => {
  const budget = createStripeBudget(10);
  const order: string[] = [];
  const take = async (share: 'click' | 'settlement') => {
    await budget.take('GET /v1/subscriptions', share, unlimited);
    order.push(share);
  };
  const settlements = Array.from({ length: 8 }, () => take('settlement'));
  await Promise.all([...settlements, take('click')]);
  expect(order.indexOf('click')).toBeLessThan(4);
});

test('one endpoint does not wait for another', async () => {
  const budget = createStripeBudget(1);
  budget.slowDown('GET /v1/subscriptions', 600_000);
  await budget.take('GET /v1/invoices', 'settlement', unlimited);
  const given = new AbortController();
  const waiting = budget.take('GET /v1/subscriptions', 'settlement', given.signal);
  given.abort();
  await expect(waiting).rejects.toThrow('given up before it was sent');
});

test('who gives up while queueing says so at once, and takes nothing', async () => {
  const budget = createStripeBudget(20);
  const given = new AbortController();
  const waiting = Array.from({ length: 100 }, () =>
    budget.take('GET /v1/prices', 'settlement', given.signal).then(
      () => 'taken',
      () => 'given up',
    ),
  );
  given.abort();
  const ends = await Promise.all(waiting);
  expect(ends.filter((end) => end === 'given up').length).toBeGreaterThan(90);
  const began = performance.now();
  await budget.take('GET /v1/prices', 'settlement', unlimited);
  expect(performance.now() - began).toBeLessThan(2000);
});
