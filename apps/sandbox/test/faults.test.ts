import { startService } from '../src/http/start-service.ts';
import type { RunningService } from '../src/http/start-service.ts';
import { place } from './parts/place.ts';
import { send } from './parts/send.ts';

const whole = { words: 'a'.repeat(1000) };

async function withService(work: (setup: Setup) => Promise<void>): Promise<void> {
  let executed = 0;
  const service = await startService({
    name: 'service',
    site: 'Service',
    place: place(),
    errorBody: (status) => ({ envelope: status }),
    build: async ({ app }) => {
      app.all('/things/:id', () => {
        executed += 1;
        return whole;
      });
    },
  });
  try {
    await work({
      service,
      control: `${service.url}/_control/faults`,
      thing: `${service.url}/things/1`,
      executed: () => executed,
    });
  } finally {
    await service.close();
  }
}

type Setup = Readonly<{ service: RunningService; control: string; thing: string; executed: () => number }>;

test('a status comes with the service’s envelope, Retry-After and headers, and nothing is executed', () =>
  withService(async ({ control, thing, executed }) => {
    const fault = { kind: 'status', status: 429, retry_after: 7, headers: { 'stripe-should-retry': 'true' } };
    expect((await send(control, { json: fault })).status).toBe(201);
    const answer = await send(thing);
    expect(answer).toMatchObject({ status: 429, json: { envelope: 429 } });
    expect(answer.headers.get('retry-after')).toBe('7');
    expect(answer.headers.get('stripe-should-retry')).toBe('true');
    expect(executed()).toBe(0);
  }));

test('a status may come with any other body, and below 400 too', () =>
  withService(async ({ control, thing, executed }) => {
    const body = { ok: false, error: 'words of the test' };
    await send(control, { json: { kind: 'status', status: 200, body } });
    expect(await send(thing)).toMatchObject({ status: 200, json: body });
    expect(executed()).toBe(0);
  }));

test('a fault after the execution loses the answer, not the deed', () =>
  withService(async ({ control, thing, executed }) => {
    await send(control, { json: { kind: 'status', status: 503, when: 'after' } });
    expect(await send(thing)).toMatchObject({ status: 503, json: { envelope: 503 } });
    expect(executed()).toBe(1);
  }));

test('answers HTML in the place of JSON', () =>
  withService(async ({ control, thing }) => {
    await send(control, { json: { kind: 'html' } });
    const answer = await send(thing);
    expect(answer.status).toBe(502);
    expect(answer.headers.get('content-type')).toContain('text/html');
    expect(answer.text).toContain('<h1>');
  }));

test('answers an error without the envelope', () =>
  withService(async ({ control, thing }) => {
    await send(control, { json: { kind: 'no_envelope', status: 503 } });
    expect(await send(thing)).toMatchObject({ status: 503, json: { message: 'no healthy upstream' } });
  }));

test('cuts a body short after its first half', () =>
  withService(async ({ control, thing, executed }) => {
    await send(control, { json: { kind: 'truncated' } });
    const response = await fetch(thing, { signal: AbortSignal.timeout(10_000) });
    expect(response.status).toBe(200);
    expect(Number(response.headers.get('content-length'))).toBe(JSON.stringify(whole).length);
    await expect(response.text()).rejects.toThrow('terminated');
    expect(executed()).toBe(1);
  }));

test.each([
  ['before', 0],
  ['after', 1],
])('accepts and never answers, %s the execution', (when, executions) =>
  withService(async ({ control, thing, executed }) => {
    await send(control, { json: { kind: 'timeout', when } });
    await expect(send(thing, { timeoutMs: 300 })).rejects.toThrow(/timeout/);
    expect(executed()).toBe(executions);
  }),
);

test.each([
  ['before', 0],
  ['after', 1],
])('cuts the connection %s the execution', (when, executions) =>
  withService(async ({ control, thing, executed }) => {
    await send(control, { json: { kind: 'reset', when } });
    await expect(send(thing)).rejects.toMatchObject({ cause: { code: 'UND_ERR_SOCKET' } });
    expect(executed()).toBe(executions);
  }),
);

test('refuses connections for a while, and is back on the same port', () =>
  withService(async ({ control, thing }) => {
    expect((await send(control, { json: { kind: 'refuse', seconds: 1 } })).status).toBe(202);
    await expect(send(thing)).rejects.toMatchObject({ cause: { code: 'ECONNREFUSED' } });
    const deadline = Date.now() + 15_000;
    let status = 0;
    while (status !== 200 && Date.now() < deadline) {
      status = await send(thing).then(
        (answer) => answer.status,
        () => 0,
      );
    }
    expect(status).toBe(200);
  }));

test('closes in time while requests hang and connections are refused', async () => {
  await withService(async ({ control, thing }) => {
    await send(control, { json: { kind: 'timeout' } });
    const hung = send(thing);
    await send(control, { json: { kind: 'refuse', seconds: 600 } });
    await expect(hung).rejects.toThrow('fetch failed');
  });
});

test('delays an answer', () =>
  withService(async ({ control, thing }) => {
    await send(control, { json: { kind: 'latency', ms: 400 } });
    const before = performance.now();
    expect((await send(thing)).status).toBe(200);
    expect(performance.now() - before).toBeGreaterThan(390);
  }));

test('strikes as often as told, on the route that was told', () =>
  withService(async ({ control, service, thing }) => {
    await send(control, { json: { kind: 'status', status: 500, route: 'PUT /things/*', count: 2 } });
    const statuses = [];
    for (const method of ['PUT', 'GET', 'PUT', 'PUT']) {
      statuses.push((await send(thing, { method })).status);
    }
    expect(statuses).toEqual([500, 200, 500, 200]);
    expect((await send(`${service.url}/_control/faults`)).json).toEqual({ faults: [] });
  }));

test('strikes with the probability that was told', () =>
  withService(async ({ control, thing }) => {
    await send(control, { json: { kind: 'status', status: 500, probability: 0.5 } });
    const statuses = await Promise.all(Array.from({ length: 60 }, async () => (await send(thing)).status));
    // That 60 throws of a coin are all alike happens once in 10^18.
    expect(new Set(statuses)).toEqual(new Set([200, 500]));
  }));

test('lists what is in force with its hits, and ends one fault or all', () =>
  withService(async ({ control, thing }) => {
    const first = await send(control, { json: { kind: 'status', status: 500 } });
    await send(control, { json: { kind: 'html' } });
    await send(thing);
    expect(first.json).toMatchObject({ id: 'fault_1' });
    expect((await send(control)).json).toMatchObject({
      faults: [
        { id: 'fault_1', hits: 1 },
        { id: 'fault_2', hits: 0 },
      ],
    });
    expect((await send(`${control}/fault_1`, { method: 'DELETE' })).status).toBe(204);
    expect((await send(thing)).status).toBe(502);
    expect((await send(control, { method: 'DELETE' })).status).toBe(204);
    expect((await send(thing)).status).toBe(200);
    expect((await send(`${control}/fault_1`, { method: 'DELETE' })).status).toBe(404);
  }));

test.each([
  [{ kind: 'explode' }, /kind must be one of latency, status/],
  [{}, /kind must be one of/],
  [{ kind: 'status', status: 200 }, /status/],
  [{ kind: 'status', status: 500, probability: 2 }, /probability/],
  [{ kind: 'status', status: 500, colour: 'red' }, /colour/],
  [{ kind: 'status', status: 500, route: 'things' }, /route: must be a path/],
])('refuses the fault %j and says what is allowed', (fault, words) =>
  withService(async ({ control, thing }) => {
    const answer = await send(control, { json: fault });
    expect(answer.status).toBe(400);
    expect(answer.text).toMatch(words);
    expect((await send(thing)).status).toBe(200);
  }),
);
