import type { Account, Answer, Failure } from '@planbridge/client';
import type { FastifyReply } from 'fastify';
import { html } from '../http/html.ts';
import type { Html } from '../http/html.ts';
import { accountCard } from './account-card.ts';
import { planCards } from './plan-cards.ts';
import { sendSitePage } from './send-site-page.ts';
import { session } from './session.ts';

export type HomeParts = Readonly<{
  /** Null: nobody is signed in. */
  account: Answer<Account> | null;
  title?: string;
  note?: string | null;
  /** What was clicked did not work. */
  failure?: Failure | null;
}>;

/** The first page, which is also the one after a payment and after a click that failed. */
export function showHome(reply: FastifyReply, parts: HomeParts): FastifyReply {
  const { account, title = 'Plans for your projects', note = null, failure = null } = parts;
  const failures = [failure, account?.ok === false ? account : null].filter((one) => one !== null);
  if (account === null || failures.some(({ problem }) => problem.status === 401)) {
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
  ${failures.map(({ problem }) => alert(`${problem.title}. ${problem.detail}`))}
  ${account.ok ? accountCard(account.value) : null}
  ${planCards(account.ok ? account.value : null)}${forDevelopers}`;
  const [first] = failures;
  if (first !== undefined && first.retryAfterSeconds !== null) {
    reply.header('retry-after', first.retryAfterSeconds);
  }
  return sendSitePage(reply, { title, body, signedIn: true, status: first?.problem.status ?? 200 });
}

const forDevelopers = html`<p class="soft">
  This page is rendered by a server. <a href="/buttons">The same by custom elements</a>, for any page.
</p>`;

function alert(words: string): Html {
  return html`<p class="note bad" role="alert">${words}</p>`;
}
