import type { FastifyInstance } from 'fastify';
import { html } from '../http/html.ts';
import type { Html } from '../http/html.ts';
import { sendPage } from '../http/send-page.ts';
import type { Entitlements, Outcome, Push } from './create-entitlements.ts';

const site = 'Sandbox product';
const shownPushes = 200;

/** What the product's own people see: every account's plan, and how it came about. */
export function productPages(app: FastifyInstance, entitlements: Entitlements): void {
  app.get('/', (_request, reply) => {
    const rows = entitlements.all().map(
      ({ account_id: id, plan, status, seats, revision, source }) =>
        html`<tr>
          <th scope="row"><a href="/accounts/${encodeURIComponent(id)}">${id}</a></th>
          <td><span class="badge good">${plan}</span></td>
          <td>${status}</td>
          <td class="number">${seats}</td>
          <td class="number">${revision}</td>
          <td>${source}</td>
        </tr>`,
    );
    const body =
      rows.length === 0
        ? html`<p class="card">No account has been pushed to this product yet.</p>`
        : tableOf(
            'Plan of every account',
            ['Account', 'Plan', 'Status', 'Seats', 'Revision', 'Source'],
            rows,
          );
    return sendPage(reply, { title: 'Accounts', site, body });
  });

  app.get<{ Params: { accountId: string } }>('/accounts/:accountId', (request, reply) => {
    const { accountId } = request.params;
    const held = entitlements.find(accountId);
    const history = entitlements.pushes(accountId);
    if (held === undefined && history.length === 0) {
      const body = html`<p class="card">This product has never heard of that account.</p>`;
      return sendPage(reply, { title: 'Unknown account', site, body }, 404);
    }
    const body = html`${
      held === undefined
        ? html`<p class="card">Forgotten: the product holds nothing of this account.</p>`
        : html`<div class="card">
            <p>Plan <strong>${held.plan}</strong>, revision ${held.revision}</p>
            <pre><code>${JSON.stringify(held, null, 2)}</code></pre>
          </div>`
    }
    ${tableOf(
      'History, newest first',
      ['Time', 'Revision', 'Plan', 'Status', 'Seats', 'Outcome', 'Source'],
      history.slice(-shownPushes).toReversed().map(pushRow),
    )}`;
    return sendPage(reply, { title: accountId, site, body });
  });
}

function tableOf(caption: string, columns: readonly string[], rows: readonly Html[]): Html {
  return html`<div class="card scroll">
    <table>
      <caption>
        ${caption}
      </caption>
      <thead>
        <tr>
          ${columns.map((column) => html`<th scope="col">${column}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </div>`;
}

const outcomes: Readonly<Record<Outcome, Readonly<{ words: string; tone: string }>>> = {
  applied: { words: 'applied', tone: 'good' },
  stale: { words: 'refused as stale', tone: 'warn' },
  unknown_account: { words: 'refused: unknown account', tone: 'bad' },
  overwritten: { words: 'overwritten by control', tone: 'bad' },
};

function pushRow({ at, entitlement, outcome }: Push): Html {
  const { words, tone } = outcomes[outcome];
  return html`<tr>
    <td>${at}</td>
    <td class="number">${entitlement.revision}</td>
    <td>${entitlement.plan}</td>
    <td>${entitlement.status}</td>
    <td class="number">${entitlement.seats}</td>
    <td><span class="badge ${tone}">${words}</span></td>
    <td>${entitlement.source}</td>
  </tr>`;
}
