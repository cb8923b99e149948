import type { FastifyReply } from 'fastify';
import { html } from '../http/html.ts';
import type { Html } from '../http/html.ts';
import { accountCard } from './account-card.ts';
import type { GatewayAnswer, GatewayProblem, SiteAccount } from './create-gateway-client.ts';
import { planCards } from './plan-cards.ts';
import { sendSitePage } from './send-site-page.ts';
import { session } from './session.ts';

export type HomeParts = Readonly<{
  /** Null: nobody is signed in. */
  account: GatewayAnswer<SiteAccount> | null;
  title?: string;
  note?: string | null;
  /** What was clicked did not work. */
  problem?: GatewayProblem | null;
}>;

/** The first page, which is also the one after a payment and after a click that failed. */
export function showHome(reply: FastifyReply, parts: HomeParts): FastifyReply {
  const { account, title = 'Plans for your projects', note = null, problem = null } = parts;
  const failures = [problem, account?.ok === false ? account : null].filter((failure) => failure !== null);
  if (account === null || failures.some(({ status }) => status === 401)) {
    if (account !== null) {
      session.clear(reply);
    }
    const words = account === null ? null : alert('You were signed out. Sign in again.');
    const status = account === null ? 200 : 401;
    return sendSitePage(reply, {
      title,
      body: html`${words}${planCards(null)}${forDevelopers}`,
      signedIn: false,
      status,
    });
  }
  const body = html`${note === null ? null : html`<p class="note" role="status">${note}</p>`}
  ${failures.map(({ words }) => alert(words))} ${account.ok ? accountCard(account.value) : null}
  ${planCards(account.ok ? account.value : null)}${forDevelopers}`;
  return sendSitePage(reply, { title, body, signedIn: true, status: failures[0]?.status ?? 200 });
}

const forDevelopers = html`<p class="soft">
  This page is rendered by a server. <a href="/buttons">The same by custom elements</a>, for any page.
</p>`;

function alert(words: string): Html {
  return html`<p class="note bad" role="alert">${words}</p>`;
}
