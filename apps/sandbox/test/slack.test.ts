import { z } from 'zod';
import { startSlack } from '../src/slack/start-slack.ts';
import { place } from './parts/place.ts';
import { send } from './parts/send.ts';
import { withFolder } from './parts/with-folder.ts';

const token = 'xoxb-test';
const headers = { authorization: `Bearer ${token}` };

async function withSlack(work: (url: string) => Promise<void>, state: string | null = null): Promise<void> {
  const service = await startSlack(place(state), { token });
  try {
    await work(service.url);
  } finally {
    await service.close();
  }
}

const post = (url: string, json: unknown, given: Readonly<Record<string, string>> = headers) =>
  send(`${url}/api/chat.postMessage`, { json, headers: given });

test('keeps what is posted, as JSON or as a form, and names it by a time of its own', () =>
  withSlack(async (url) => {
    const first = await post(url, { channel: '#billing', text: 'one <b>' });
    const form = { channel: '#billing', text: 'two', token };
    const second = await send(`${url}/api/chat.postMessage`, { form });
    const answer = z.object({ ok: z.literal(true), ts: z.string().regex(/^\d{10}\.\d{6}$/) });
    expect(answer.parse(first.json).ts).not.toBe(answer.parse(second.json).ts);
    expect((await send(`${url}/_control/messages`)).json).toMatchObject({
      messages: [{ channel: '#billing', text: 'one <b>' }, { text: 'two' }],
    });
    expect((await send(`${url}/`)).text).toContain('one &lt;b&gt;');
    await send(`${url}/_control/messages`, { method: 'DELETE' });
    expect((await send(`${url}/_control/messages`)).json).toEqual({ messages: [] });
  }));

test.each<[string, unknown, Readonly<Record<string, string>>]>([
  ['not_authed', { channel: '#a', text: 'x' }, {}],
  ['invalid_auth', { channel: '#a', text: 'x' }, { authorization: 'Bearer xoxb-other' }],
  ['channel_not_found', { text: 'x' }, headers],
  ['no_text', { channel: '#a' }, headers],
])('says %s with 200, as Slack does, and keeps nothing', (error, body, given) =>
  withSlack(async (url) => {
    expect(await post(url, body, given)).toMatchObject({ status: 200, json: { ok: false, error } });
    expect((await send(`${url}/_control/messages`)).json).toEqual({ messages: [] });
  }),
);

test('honours faults', () =>
  withSlack(async (url) => {
    await send(`${url}/_control/faults`, { json: { kind: 'status', status: 429, retry_after: 30 } });
    const answer = await post(url, { channel: '#a', text: 'x' });
    expect(answer).toMatchObject({ status: 429, json: { ok: false } });
    expect(answer.headers.get('retry-after')).toBe('30');
  }));

test('keeps messages over a restart', () =>
  withFolder(async (folder) => {
    await withSlack(async (url) => void (await post(url, { channel: '#a', text: 'kept' })), folder);
    await withSlack(async (url) => {
      expect((await send(`${url}/_control/messages`)).json).toMatchObject({ messages: [{ text: 'kept' }] });
    }, folder);
  }));
