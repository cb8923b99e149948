import type { FastifyReply } from 'fastify';
import { html } from '../http/html.ts';
import { sendPage } from '../http/send-page.ts';
import type { SentPage } from '../http/send-page.ts';

export type SitePage = Pick<SentPage, 'title' | 'body' | 'head' | 'cacheControl'> &
  Readonly<{ signedIn: boolean; status?: number }>;

export function sendSitePage(
  reply: FastifyReply,
  { signedIn, status = 200, ...parts }: SitePage,
): FastifyReply {
  const aside = signedIn
    ? html`<form method="post" action="/sign-out"><button class="plain">Sign out</button></form>`
    : html`<a class="button" href="/sign-in">Sign in</a>`;
  return sendPage(reply, { ...parts, site: 'Example Projects', aside }, status);
}
