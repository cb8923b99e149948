import { z } from 'zod';
import { isNeverConnected } from '../http/is-never-connected.ts';

export type SlackSettings = Readonly<{ apiUrl: string; token: string; channel: string }>;

/** `refused`: certainly not posted, so it may be tried again. `unknown`: it may have been posted. */
type SlackPost = 'posted' | 'refused' | 'unknown';

export type PostMessage = (text: string) => Promise<SlackPost>;

const timeoutMs = 10_000;

const answer = z.object({ ok: z.boolean() });

/**
 * One request and no more: Slack’s own client repeats a request whose answer it missed, and then a message stands there twice.
 */
export function createPostMessage({ apiUrl, token, channel }: SlackSettings): PostMessage {
  return async (text) => {
    try {
      const response = await fetch(`${apiUrl}/chat.postMessage`, {
        method: 'POST',
        redirect: 'error',
        signal: AbortSignal.timeout(timeoutMs),
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json; charset=utf-8' },
        body: JSON.stringify({ channel, text, unfurl_links: false }),
      });
      if (response.status >= 400 && response.status < 500) {
        await response.body?.cancel();
        return 'refused';
      }
      const said = answer.safeParse(await response.json());
      return !response.ok || !said.success ? 'unknown' : said.data.ok ? 'posted' : 'refused';
    } catch (error) {
      return isNeverConnected(error) ? 'refused' : 'unknown';
    }
  };
}
