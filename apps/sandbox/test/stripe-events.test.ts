import { buyer } from './parts/buyer.ts';
import { lastEvent } from './parts/last-event.ts';
import { typesSince } from './parts/types-since.ts';
import { withOpenStripe } from './parts/with-open-stripe.ts';

test('a paid Checkout is told by its events, each with the object as it then was', () =>
  withOpenStripe(async (opened) => {
    const { session, read } = await buyer(opened);
    const { id } = await read();
    const { data: events } = await opened.stripe.events.list({ limit: 100 });
    expect(events.map(({ type }) => type).toReversed()).toEqual([
      'customer.created',
      // The first subscription gives the customer its currency.
      'customer.updated',
      'customer.subscription.created',
      'invoice.created',
      'invoice.finalized',
      'invoice.paid',
      'checkout.session.completed',
    ]);
    expect(events[0]?.data.object).toMatchObject({
      id: session.id,
      subscription: id,
      payment_status: 'paid',
    });
    expect(events.find(({ type }) => type === 'customer.subscription.created')?.data.object).toMatchObject({
      id,
      status: 'active',
      latest_invoice: expect.stringMatching(/^in_/),
    });
    expect(events.find(({ type }) => type === 'invoice.created')?.data.object).toMatchObject({
      status: 'open',
    });
    // What a person does on a page is no call of the API.
    expect(events[0]?.request).toEqual({ id: null, idempotency_key: null });
  }));

test('an update tells what was before, and nothing when nothing changed', () =>
  withOpenStripe(async (opened) => {
    const { stripe } = opened;
    const { id } = await stripe.customers.create({ email: 'a@example.com', metadata: { a: '1', b: '2' } });
    const before = await lastEvent(opened);
    await stripe.customers.update(id, { email: 'a@example.com' });
    expect(await typesSince(opened, before)).toEqual([]);
    await stripe.customers.update(id, { email: 'b@example.com', metadata: { a: '', b: '3' } });
    const [event] = (await stripe.events.list({ limit: 1 })).data;
    expect(event).toMatchObject({ type: 'customer.updated' });
    expect(event?.data.previous_attributes).toEqual({
      email: 'a@example.com',
      metadata: { a: '1', b: '2' },
    });
    expect(await stripe.customers.retrieve(id)).toHaveProperty('metadata', { b: '3' });
  }));

test('deleting a customer ends its subscriptions first, and leaves a stub', () =>
  withOpenStripe(async (opened) => {
    const { stripe } = opened;
    const { customer, read } = await buyer(opened);
    const before = await lastEvent(opened);
    expect(await stripe.customers.del(customer)).toEqual(
      expect.objectContaining({ id: customer, object: 'customer', deleted: true }),
    );
    expect(await stripe.customers.retrieve(customer)).toEqual(
      expect.objectContaining({ id: customer, object: 'customer', deleted: true }),
    );
    expect(await typesSince(opened, before)).toEqual(['customer.subscription.deleted', 'customer.deleted']);
    expect((await read()).status).toBe('canceled');
    await expect(stripe.customers.update(customer, { name: 'x' })).rejects.toMatchObject({ statusCode: 404 });
    await expect(stripe.customers.del(customer)).rejects.toMatchObject({ statusCode: 404 });
    expect((await stripe.customers.list({ email: 'ada@example.com' })).data).toEqual([]);
  }));

test('events are listed by type, group, several types and time', () =>
  withOpenStripe(async (opened) => {
    const { stripe, world, control } = opened;
    await buyer(opened);
    await control('time', { advance: '1d' });
    const later = world.now();
    await buyer(opened);
    const count = async (params: Parameters<typeof stripe.events.list>[0]) =>
      (await stripe.events.list({ limit: 100, ...params })).data.length;
    expect(await count({ type: 'invoice.paid' })).toBe(2);
    expect(await count({ type: 'invoice.*' })).toBe(6);
    expect(await count({ types: ['invoice.paid', 'customer.created'] })).toBe(4);
    expect(await count({ created: { gte: later } })).toBe(7);
    expect(await count({ created: { lt: later }, type: 'customer.created' })).toBe(1);
    await expect(stripe.events.list({ type: 'a', types: ['b'] })).rejects.toMatchObject({ statusCode: 400 });
  }));
