import type { FastifyReply } from 'fastify';
import { html } from '../http/html.ts';
import type { Html } from '../http/html.ts';
import { sendPage } from '../http/send-page.ts';

export type SitePage = Readonly<{ title: string; body: Html; signedIn: boolean; status?: number }>;

export function sendSitePage(
  reply: FastifyReply,
  { title, body, signedIn, status = 200 }: SitePage,
): FastifyReply {
  const aside = signedIn
    ? html`<form method="post" action="/sign-out"><button class="plain">Sign out</button></form>`
    : html`<a class="button" href="/sign-in">Sign in</a>`;
  return sendPage(reply, { title, site: 'Example Projects', body, aside }, status);
}
