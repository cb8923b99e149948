import { startServer } from './start-server.ts';
import type { Answer } from './start-server.ts';

/** Slack's `chat.postMessage`. `answers` says what it answers next; an empty one says yes. */
export async function startSlack() {
  const answers: Answer[] = [];
  const server = await startServer(() => answers.shift() ?? { body: { ok: true } });
  return {
    ...server,
    answers,
    texts: () => server.calls.map(({ body }) => String(JSON.parse(body).text)),
  };
}
