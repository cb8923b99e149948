import formbody from '@fastify/formbody';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { html } from '../http/html.ts';
import { sendPage } from '../http/send-page.ts';
import { collectionOf } from '../state/collection.ts';
import type { Store } from '../state/journal.ts';

type Message = Readonly<{
  ts: string;
  channel: string;
  text: string;
  thread_ts: string | null;
  blocks: unknown;
}>;

const postSchema = z.object({
  channel: z.string().min(1).optional(),
  text: z.string().optional(),
  thread_ts: z.string().optional(),
  blocks: z.unknown().optional(),
  token: z.string().optional(),
});

/** A sink for `chat.postMessage`, which says no as Slack does: with 200 and `ok: false`. */
export async function registerSlack(
  app: FastifyInstance,
  { token, store }: Readonly<{ token: string; store: Store }>,
): Promise<void> {
  const messages = collectionOf<Message>(store, 'message', {});
  await app.register(formbody);

  app.post('/api/chat.postMessage', (request) => {
    const post = postSchema.safeParse(request.body ?? {});
    const given = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? post.data?.token;
    const refusal = given === undefined ? 'not_authed' : given === token ? null : 'invalid_auth';
    if (refusal !== null || !post.success) {
      return { ok: false, error: refusal ?? 'invalid_arguments' };
    }
    const { channel, text = '', thread_ts = null, blocks = null } = post.data;
    if (channel === undefined) {
      return { ok: false, error: 'channel_not_found' };
    }
    if (text === '' && blocks === null) {
      return { ok: false, error: 'no_text' };
    }
    const message = { ts: nextTs(), channel, text, thread_ts, blocks };
    messages.put(message.ts, message);
    return { ok: true, channel, ts: message.ts, message: { type: 'message', text, ts: message.ts } };
  });

  app.get('/_control/messages', () => ({ messages: messages.list() }));
  app.delete('/_control/messages', (_request, reply) => {
    for (const { ts } of messages.list()) {
      messages.remove(ts);
    }
    return reply.code(204).send();
  });

  app.get('/', (_request, reply) => {
    const items = messages
      .list()
      .toReversed()
      .map(
        ({ ts, channel, text }) =>
          html`<li class="card">
            <p class="soft">${channel} · ${new Date(Number(ts) * 1000).toISOString()}</p>
            <p>${text}</p>
          </li>`,
      );
    const body =
      items.length === 0
        ? html`<p class="card">Nobody was told anything yet.</p>`
        : html`<ol>
            ${items}
          </ol>`;
    return sendPage(reply, { title: 'Messages', site: 'Sandbox Slack', body });
  });

  /** Slack's ids of messages are times with six decimals, and unique. */
  function nextTs(): string {
    const micros = Math.max(Date.now() * 1000, microsOf(messages.list().at(-1)?.ts) + 1);
    return `${Math.floor(micros / 1e6)}.${String(micros % 1e6).padStart(6, '0')}`;
  }
}

function microsOf(ts: string | undefined): number {
  return Number((ts ?? '0').replace('.', ''));
}
