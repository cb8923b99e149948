import { z } from 'zod';
import { withEndpoint } from './parts/with-endpoint.ts';

const answer = z.object({
  calls: z.array(z.object({ second: z.int(), endpoint: z.string(), count: z.int() })),
});

async function sums(url: string): Promise<Readonly<Record<string, number>>> {
  const { calls } = answer.parse(await (await fetch(`${url}/_control/calls`)).json());
  const endpoints = [...new Set(calls.map(({ endpoint }) => endpoint))];
  return Object.fromEntries(
    endpoints.map((endpoint) => [
      endpoint,
      calls.filter((call) => call.endpoint === endpoint).reduce((sum, { count }) => sum + count, 0),
    ]),
  );
}

test('counts the calls of each endpoint, whatever the object, until they are forgotten', () =>
  withEndpoint(async ({ stripe, url }) => {
    await fetch(`${url}/_control/calls`, { method: 'DELETE' });
    const { id } = await stripe.customers.create({});
    await stripe.customers.retrieve(id);
    await stripe.customers.retrieve('cus_nobody').catch(() => undefined);
    await stripe.subscriptions.list({ customer: id });
    expect(await sums(url)).toEqual({
      'POST /v1/customers': 1,
      'GET /v1/customers/:id': 2,
      'GET /v1/subscriptions': 1,
    });
    await fetch(`${url}/_control/calls`, { method: 'DELETE' });
    expect(await sums(url)).toEqual({});
  }));
